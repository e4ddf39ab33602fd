/// What all measurements share: where they put their files, how they sum up latencies, and how they
/// print.
@NullMarked
package org.lockstep.bench.report;

import org.jspecify.annotations.NullMarked;
