package org.lockstep.crypto.content;

import org.lockstep.crypto.sign.VerifyingKey;

/// Who is said to have written content, and the signature that is to show it.
///
/// @param device the author device's public key, from the roster that held when the content was
///     written
/// @param signature the signature that came with the blob
public record Authorship(VerifyingKey device, AuthorSignature signature) {}
