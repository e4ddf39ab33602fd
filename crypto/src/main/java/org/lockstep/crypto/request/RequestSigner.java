package org.lockstep.crypto.request;

import java.time.Instant;
import org.lockstep.crypto.sign.SigningKey;

/// Signs requests as one device. Immutable and safe for use by many threads.
public final class RequestSigner {

  private final String keyId;
  private final SigningKey key;

  /// A signer for the device with this id and key.
  public RequestSigner(String keyId, SigningKey key) {
    this.keyId = keyId;
    this.key = key;
  }

  /// Signs a request.
  ///
  /// @param request with every header field that it is sent with; a content digest may be missing
  /// @param body the digest of the body, of the empty one too
  /// @param created now
  /// @param nonce fresh
  /// @return the header fields to add
  /// @throws IllegalArgumentException if the request has parts that cannot be signed, or another
  ///     content digest already
  public SignedFields sign(
      RequestComponents request, ContentDigest body, Instant created, Nonce nonce) {
    var complete = request.with(Profile.CONTENT_DIGEST, body.field());
    if (request.has(Profile.CONTENT_DIGEST) && !request.equals(complete)) {
      throw new IllegalArgumentException("the request already has another content digest");
    }
    var covered = Profile.covered(complete);
    var parameters = new SignatureParameters(keyId, created, nonce);
    var signature = key.sign(base(complete, parameters).bytes());
    return new SignedFields(
        body.field(),
        SignatureFields.writeInput(parameters, covered),
        SignatureFields.writeSignature(signature));
  }

  private static SignatureBase base(RequestComponents request, SignatureParameters parameters) {
    try {
      return RequestSignature.base(request, Profile.covered(request), parameters);
    } catch (Refusal refusal) {
      throw new IllegalArgumentException("cannot be signed: " + refusal.fault(), refusal);
    }
  }
}
