@NullMarked
package org.lockstep.client.log;

import org.jspecify.annotations.NullMarked;
