/// Tests of signed requests, with the examples of RFC 9421 and RFC 9530 where they apply.
@NullMarked
package org.lockstep.crypto.request;

import org.jspecify.annotations.NullMarked;
