@NullMarked
package org.lockstep.client.live;

import org.jspecify.annotations.NullMarked;
