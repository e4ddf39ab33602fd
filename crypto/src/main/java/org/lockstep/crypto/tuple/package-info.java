/// Labelled tuples: the one byte form of everything that is signed, bound as associated data, or
/// hashed.
///
/// A tuple is never JSON text, so there is nothing to canonicalise. Its form is
///
/// ```
/// tuple(label, f1, f2, ...) = part(label) || part(f1) || part(f2) || ...
/// part(b)                   = 4-byte big-endian length of b || b
/// text   -> UTF-8           number -> 8 bytes, big-endian        bytes -> as they are
/// label  = "lockstep/" purpose "/" version
/// ```
///
/// Two different tuples under one label that follow the same sequence of field types have different
/// bytes; what sequence a label stands for is fixed where the label is defined, and a changed
/// sequence needs a new version.
@NullMarked
package org.lockstep.crypto.tuple;

import org.jspecify.annotations.NullMarked;
