package org.lockstep.crypto.log;

import java.nio.charset.StandardCharsets;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Bytes;

/// A named Ed25519 public key that checks notes (C2SP signed-note).
///
/// Its text, the *vkey*, is what operators publish and auditors pin: `name+hex(key id)+base64(0x01
/// || public key)`, the id being the first four bytes of SHA-256(name || LF || 0x01 || public key).
///
/// @param name who signs; for a log its origin. Not empty, without blanks, control characters and
///     `+`
/// @param key the public key
public record VerifierKey(String name, VerifyingKey key) {

  /// The signature type of plain Ed25519.
  private static final byte ED25519 = 0x01;

  /// Refuses a name that a note could not carry.
  ///
  /// @throws LogFormatException if the name is such
  public VerifierKey {
    NoteText.requireName(name);
  }

  /// The four bytes by which a signature names its key: a hint, not a proof.
  public int keyId() {
    return asText().keyId();
  }

  /// The vkey text.
  public String text() {
    return asText().text();
  }

  private KeyText asText() {
    return new KeyText(name, ED25519, Bytes.of(key.bytes()));
  }

  /// Reads a vkey text; accepts exactly what [#text] writes.
  ///
  /// @throws LogFormatException if the text is anything else, or the id is not that of the key
  public static VerifierKey parse(String text) {
    var read = KeyText.parse(text);
    var raw = read.require(ED25519, VerifyingKey.LENGTH, "an Ed25519 verifier key");
    return new VerifierKey(read.name(), publicKey(raw.toArray()));
  }

  /// Whether this key signed the text. The signature is made over its UTF-8 bytes.
  boolean verify(String text, byte[] signature) {
    return key.verify(text.getBytes(StandardCharsets.UTF_8), signature);
  }

  static VerifyingKey publicKey(byte[] raw) {
    try {
      return VerifyingKey.of(raw);
    } catch (IllegalArgumentException e) {
      throw new LogFormatException("not an Ed25519 public key", e);
    }
  }
}
