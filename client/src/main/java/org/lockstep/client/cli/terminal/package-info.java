/// Where a command writes and whom it asks: two streams, the environment, and perhaps a person.
///
/// Commands see no `System.out`: the same command runs for a person, in a pipe, within the
/// demonstration and in tests.
@NullMarked
package org.lockstep.client.cli.terminal;

import org.jspecify.annotations.NullMarked;
