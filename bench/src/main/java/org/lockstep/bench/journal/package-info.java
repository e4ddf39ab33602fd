/// Durable appends and whole reads: our journal beside Axon's own JDBC engine.
@NullMarked
package org.lockstep.bench.journal;

import org.jspecify.annotations.NullMarked;
