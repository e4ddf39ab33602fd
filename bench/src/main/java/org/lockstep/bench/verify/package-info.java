/// How fast an auditor verifies a whole log, and how much memory that takes.
@NullMarked
package org.lockstep.bench.verify;

import org.jspecify.annotations.NullMarked;
