@NullMarked
package org.lockstep.client.sync;

import org.jspecify.annotations.NullMarked;
