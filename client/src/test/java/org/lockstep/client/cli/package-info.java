@NullMarked
package org.lockstep.client.cli;

import org.jspecify.annotations.NullMarked;
