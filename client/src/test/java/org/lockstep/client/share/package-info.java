@NullMarked
package org.lockstep.client.share;

import org.jspecify.annotations.NullMarked;
