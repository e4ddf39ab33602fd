package org.lockstep.api.request;

import java.util.function.BiConsumer;
import org.lockstep.api.problem.ApiProblem;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.request.ContentDigest;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.DeviceId;

/// The signature of a device that no account need trust yet: of one that opens an account, or asks
/// to be enrolled. Its key comes with the request or is known to the controller, which must call
/// [#verify] before it does anything.
public final class SelfSigned {
  private final ReceivedSignature signature;
  private final ContentDigest body;
  private final BiConsumer<ReceivedSignature, Evidence> verified;

  SelfSigned(
      ReceivedSignature signature,
      ContentDigest body,
      BiConsumer<ReceivedSignature, Evidence> verified) {
    this.signature = signature;
    this.body = body;
    this.verified = verified;
  }

  /// The device that claims to have signed.
  public DeviceId device() {
    return signature.device();
  }

  /// Checks that this device signed the request, with this key, and that the request is new.
  ///
  /// @param signingKey Ed25519 public key, 32 bytes
  /// @throws Refused if not
  public void verify(DeviceId device, byte[] signingKey) {
    if (!device.equals(signature.device())) throw new Refused(new ApiProblem.SignatureWrong());
    var genuine = signature.verify(Bytes.of(signingKey));
    genuine
        .checkBody(body)
        .ifPresent(
            fault -> {
              throw ReceivedSignature.refused(fault);
            });
    verified.accept(signature, signature.evidence(genuine));
  }
}
