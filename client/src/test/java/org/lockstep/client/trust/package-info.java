@NullMarked
package org.lockstep.client.trust;

import org.jspecify.annotations.NullMarked;
