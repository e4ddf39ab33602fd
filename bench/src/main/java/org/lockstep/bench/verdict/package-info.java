/// Verdicts in the server's own process: now, at past positions, and everything anew.
///
/// The history is appended event by event, as if devices had ordered it, to stores as the server
/// has them. Keys and seals have the lengths of real ones and random content: nothing opens them.
@NullMarked
package org.lockstep.bench.verdict;

import org.jspecify.annotations.NullMarked;
