package org.lockstep.api.item;

import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.problem.ApiProblem.BodyMalformed;
import org.lockstep.api.problem.ApiProblem.KeyMaterialMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.content.ContentSize;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.domain.Bytes;

/// What every version of an item consists of, whoever keeps it; the parts are those of a version in
/// `domain` or on the wire.
public record VersionForm(
    Bytes name, Bytes contentKey, Bytes digest, long length, Bytes signature) {
  private static final int LONGEST_NAME = 2_048;
  private static final int NAME_STEP = 32;
  private static final int WRAPPED_KEY = Secret.WRAP_OVERHEAD + Secret.LENGTH;

  /// Refuses what does not have the form.
  public void check() {
    text("/version/name", name);
    KeyMaterial.length("/version/contentKey", contentKey, WRAPPED_KEY);
    KeyMaterial.digest("/version/digest", digest);
    KeyMaterial.signature("/version/signature", signature);
    if (!isLengthOfContent(length)) {
      throw new Refused(new BodyMalformed("/version/length", "the length of encrypted content"));
    }
  }

  /// Refuses what is no sealed text of a length that texts have.
  public static void text(String member, Bytes text) {
    int padded = text.length() - Secret.WRAP_OVERHEAD;
    if (padded < NAME_STEP || padded > LONGEST_NAME || padded % NAME_STEP != 0) {
      throw new Refused(new KeyMaterialMalformed(member, "a sealed text"));
    }
  }

  private static boolean isLengthOfContent(long length) {
    try {
      return length > 0 && ContentSize.paddedLength(length) >= 0;
    } catch (IllegalArgumentException e) {
      return false; // between two lengths that content can have
    }
  }
}
