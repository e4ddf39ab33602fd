package org.lockstep.crypto.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lockstep.crypto.sign.SigningKey;

/// Signs notes with a named Ed25519 key. Deterministic; safe for use by many threads.
///
/// Signs any text it is given. A log must sign only sizes that grow, and one root for a size: that
/// is the caller's duty.
public final class NoteSigner {

  private final VerifierKey verifierKey;
  private final SigningKey key;

  /// A signer of this name.
  ///
  /// @throws LogFormatException if the name is not a word that a note can carry
  public NoteSigner(String name, SigningKey key) {
    this.verifierKey = new VerifierKey(name, key.publicKey());
    this.key = key;
  }

  /// The key to publish.
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /// A note of this text with this key's signature.
  ///
  /// @throws LogFormatException if the text is not whole lines without control characters
  public Note sign(String text) {
    NoteText.requireText(text);
    var signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    return new Note(text, List.of(NoteSignature.of(verifierKey, signature)));
  }

  /// The note of a checkpoint.
  public Note sign(Checkpoint checkpoint) {
    return sign(checkpoint.body());
  }
}
