package org.lockstep.crypto.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lockstep.crypto.sign.VerifyingKey;

/// A signature as a request brought it, well-formed and of our profile, but not yet verified.
/// Immutable.
public final class RequestSignature implements SignatureReading {

  private final SignatureParameters parameters;
  private final List<String> covered;
  private final byte[] signature;

  RequestSignature(SignatureParameters parameters, List<String> covered, byte[] signature) {
    this.parameters = parameters;
    this.covered = List.copyOf(covered);
    this.signature = signature.clone();
  }

  /// Reads the two signature fields of a request, each given with all its lines.
  ///
  /// @return a signature that can be verified once its [#keyId] is looked up, or the fault
  public static SignatureReading parse(List<String> signatureInput, List<String> signature) {
    try {
      return SignatureFields.read(signatureInput, signature);
    } catch (Refusal refusal) {
      return refusal.fault();
    }
  }

  /// The device that is said to have signed.
  public String keyId() {
    return parameters.keyId();
  }

  /// When it was signed, by the device's clock, in whole seconds.
  public Instant created() {
    return parameters.created();
  }

  /// What must not come twice under one key.
  public Nonce nonce() {
    return parameters.nonce();
  }

  /// The covered components, in order.
  public List<String> coveredComponents() {
    return covered;
  }

  /// A copy of the 64 bytes of the signature.
  public byte[] signature() {
    return signature.clone();
  }

  /// Whether this key signed this request, and covered all that has to be.
  public SignatureVerdict verify(RequestComponents request, VerifyingKey key) {
    try {
      requireCoverage(Profile.covered(request));
      var digest = signedDigest(request);
      var base = base(request, covered, parameters);
      return key.verify(base.bytes(), signature)
          ? new SignatureVerdict.Genuine(base, digest)
          : new SignatureFault.Invalid();
    } catch (Refusal refusal) {
      return refusal.fault();
    }
  }

  /// What this signature is over, if it is of that request.
  SignatureBase base(RequestComponents request) throws Refusal {
    return base(request, covered, parameters);
  }

  static SignatureBase base(
      RequestComponents request, List<String> covered, SignatureParameters parameters)
      throws Refusal {
    var lines = new ArrayList<SignatureBase.Line>();
    for (var component : covered) {
      lines.add(new SignatureBase.Line(component, Profile.value(request, component)));
    }
    return SignatureBase.of(lines, parameters.text(covered));
  }

  private void requireCoverage(List<String> expected) throws Refusal {
    for (var component : expected) {
      if (!covered.contains(component)) {
        throw new Refusal(new SignatureFault.NotCovered(component));
      }
    }
    for (var component : covered) {
      if (!expected.contains(component)) throw new Refusal(new SignatureFault.Missing(component));
    }
  }

  private static ContentDigest signedDigest(RequestComponents request) throws Refusal {
    var field = Profile.value(request, Profile.CONTENT_DIGEST);
    var fault = new SignatureFault.Malformed(Profile.CONTENT_DIGEST);
    return ContentDigest.parse(field).orElseThrow(() -> new Refusal(fault));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestSignature that
        && parameters.equals(that.parameters)
        && covered.equals(that.covered)
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(signature);
  }

  @Override
  public String toString() {
    return "RequestSignature[" + parameters + ", " + covered + "]";
  }
}
