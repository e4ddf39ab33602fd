/// Our own vectors: files that other implementations of the formats check themselves against.
///
/// Each file has `about` and `cases`; what all cases share stands beside them. Most are
/// [VectorFile]s
/// of this package. `content.json` and `request.json` need package-private parts of their formats,
/// fixed salts above all: they are written by a `main` in the format's own package, and a test
/// there
/// makes them anew, compares, and reads the stored ones back.
@NullMarked
package org.lockstep.crypto.vectors;

import org.jspecify.annotations.NullMarked;
