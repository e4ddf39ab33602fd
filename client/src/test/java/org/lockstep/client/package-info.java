@NullMarked
package org.lockstep.client;

import org.jspecify.annotations.NullMarked;
