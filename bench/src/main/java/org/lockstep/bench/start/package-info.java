/// The start of the server, and what memory it holds while nobody asks anything.
@NullMarked
package org.lockstep.bench.start;

import org.jspecify.annotations.NullMarked;
