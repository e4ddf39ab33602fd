@NullMarked
package org.lockstep.client.cli.terminal;

import org.jspecify.annotations.NullMarked;
