@NullMarked
package org.lockstep.client.data;

import org.jspecify.annotations.NullMarked;
