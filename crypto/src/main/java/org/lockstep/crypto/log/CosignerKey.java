package org.lockstep.crypto.log;

import java.time.Instant;
import java.util.Optional;

/// The public key of somebody who cosigns checkpoints (C2SP tlog-cosignature).
///
/// That is a witness, or the log itself a second time. A cosignature says that at its time the tree
/// with this root was the largest that the cosigner had seen of that log, and that it grew from all
/// those before. Two kinds of keys make them.
public sealed interface CosignerKey permits Ed25519CosignerKey, MlDsaVerifierKey {
  /// Who cosigns.
  String name();

  /// The four bytes by which a signature line names its key: a hint, not a proof.
  int keyId();

  /// The verifier key text.
  String text();

  /// Whether the line claims to be by this key. One that does and is not [#cosigned] is forged.
  boolean claims(NoteSignature line);

  /// When this key cosigned the checkpoint, in whole seconds; empty if the line is not its
  /// cosignature of exactly this origin, size and root.
  Optional<Instant> cosigned(Checkpoint checkpoint, NoteSignature line);

  /// Reads the verifier key text of either kind.
  ///
  /// @throws LogFormatException if it is of neither
  static CosignerKey parse(String text) {
    return KeyText.parse(text).type() == MlDsaVerifierKey.ML_DSA_44
        ? MlDsaVerifierKey.parse(text)
        : Ed25519CosignerKey.parse(text);
  }
}
