@NullMarked
package org.lockstep.client.home;

import org.jspecify.annotations.NullMarked;
