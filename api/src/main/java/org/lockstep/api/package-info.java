@NullMarked
package org.lockstep.api;

import org.jspecify.annotations.NullMarked;
