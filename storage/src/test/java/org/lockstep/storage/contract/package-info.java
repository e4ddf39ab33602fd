/// What every adapter of a port must keep: one abstract class for each port, extended by each
/// adapter.
@NullMarked
package org.lockstep.storage.contract;

import org.jspecify.annotations.NullMarked;
