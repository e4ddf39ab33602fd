package org.lockstep.crypto.request;

import java.util.Optional;

/// What verifying a signature gives: genuine, or a fault.
public sealed interface SignatureVerdict permits SignatureVerdict.Genuine, SignatureFault {

  /// The key's owner signed this request. Whether the body belongs to it, [#checkBody] tells.
  ///
  /// @param base what was signed: to be kept as evidence
  /// @param body the digest that was signed with it
  record Genuine(SignatureBase base, ContentDigest body) implements SignatureVerdict {

    /// A fault if the body that came is not the body that was signed.
    public Optional<SignatureFault> checkBody(ContentDigest received) {
      return received.equals(body)
          ? Optional.empty()
          : Optional.of(new SignatureFault.DigestMismatch());
    }
  }
}
