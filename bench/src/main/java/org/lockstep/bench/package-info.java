/// Benchmarks: what Lockstep promises of speed and memory, measured on the machine at hand.
///
/// Each prints a table with the command that made it. Where a peer is named, both run in the same
/// process on the same disk, one
/// after the other, and the ratio is what counts.
@NullMarked
package org.lockstep.bench;

import org.jspecify.annotations.NullMarked;
