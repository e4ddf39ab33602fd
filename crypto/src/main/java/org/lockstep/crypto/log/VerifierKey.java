package org.lockstep.crypto.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.lockstep.crypto.sign.VerifyingKey;

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
    MessageDigest digest = Sha256.digest();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(typeAndKey());
    return ByteBuffer.wrap(digest.digest()).getInt();
  }

  /// The vkey text.
  public String text() {
    return name + "+" + HexFormat.of().toHexDigits(keyId()) + "+" + NoteText.base64(typeAndKey());
  }

  /// Reads a vkey text; accepts exactly what [#text] writes.
  ///
  /// @throws LogFormatException if the text is anything else, or the id is not that of the key
  public static VerifierKey parse(String text) {
    var parts = text.split("\\+", 3);
    if (parts.length != 3) throw new LogFormatException("a verifier key has three parts");
    var bytes = StrictBase64.decode(parts[2]);
    if (bytes.length != 1 + VerifyingKey.LENGTH || bytes[0] != ED25519) {
      throw new LogFormatException("not an Ed25519 verifier key");
    }
    var key = new VerifierKey(parts[0], publicKey(ByteBuffer.wrap(bytes).position(1)));
    if (!key.text().equals(text))
      throw new LogFormatException("the verifier key's id is not its own");
    return key;
  }

  /// Whether this key signed the text. The signature is made over its UTF-8 bytes.
  boolean verify(String text, byte[] signature) {
    return key.verify(text.getBytes(StandardCharsets.UTF_8), signature);
  }

  private byte[] typeAndKey() {
    return ByteBuffer.allocate(1 + VerifyingKey.LENGTH).put(ED25519).put(key.bytes()).array();
  }

  private static VerifyingKey publicKey(ByteBuffer bytes) {
    var raw = new byte[bytes.remaining()];
    bytes.get(raw);
    try {
      return VerifyingKey.of(raw);
    } catch (IllegalArgumentException e) {
      throw new LogFormatException("not an Ed25519 public key", e);
    }
  }
}
