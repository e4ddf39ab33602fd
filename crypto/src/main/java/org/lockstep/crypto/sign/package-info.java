/// Ed25519 signatures (RFC 8032, section 5.1) over labelled tuples.
///
/// X-Wing seals prove no sender, so whatever must be authentic (a grant, a roster, a request) is
/// signed. A signature is 64 bytes, a public key 32 bytes, a seed 32 bytes; none carries a header,
/// since one scheme is all there is.
///
/// [SigningKey] makes signatures, [VerifyingKey] checks them. Prefer signing a
/// [Tuple][org.lockstep.crypto.tuple.Tuple]; the methods on raw bytes exist for formats that others
/// define (HTTP message signatures, signed notes) and that carry their own context.
@NullMarked
package org.lockstep.crypto.sign;

import org.jspecify.annotations.NullMarked;
