/// Benchmarks: what Lockstep promises of speed and memory, measured on the machine at hand.
///
/// [org.lockstep.bench.Bench] is what is started. Each command prints the command line that made
/// its table, the machine, and each target beside what was measured. Where a peer is named, both
/// run in the same process on the same disk, one after the other, and the ratio is what counts.
@NullMarked
package org.lockstep.bench;

import org.jspecify.annotations.NullMarked;
