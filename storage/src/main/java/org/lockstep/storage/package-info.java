@NullMarked
package org.lockstep.storage;

import org.jspecify.annotations.NullMarked;
