@NullMarked
package org.lockstep.domain;

import org.jspecify.annotations.NullMarked;
