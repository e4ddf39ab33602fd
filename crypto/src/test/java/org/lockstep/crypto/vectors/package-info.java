/// Our own vectors: files that other implementations of the formats check themselves against.
///
/// Each file is written by a `main` in the package whose format it pins, and checked by a test
/// there: the test makes the vectors anew and compares, and reads the stored ones back.
@NullMarked
package org.lockstep.crypto.vectors;

import org.jspecify.annotations.NullMarked;
