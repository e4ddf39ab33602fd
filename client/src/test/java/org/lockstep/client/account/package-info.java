@NullMarked
package org.lockstep.client.account;

import org.jspecify.annotations.NullMarked;
