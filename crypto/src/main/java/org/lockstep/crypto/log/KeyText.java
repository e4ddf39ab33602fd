package org.lockstep.crypto.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.lockstep.crypto.tuple.Bytes;

/// The text form of a named public key (C2SP signed-note): `name+hex(key id)+base64(type || key)`,
/// the id being the first four bytes of SHA-256(name || LF || type || key).
///
/// @param name who signs
/// @param type the byte that says how
/// @param key the public key's bytes
record KeyText(String name, byte type, Bytes key) {
  private static final int PARTS = 3;

  /// The four bytes by which a signature names its key: a hint, not a proof.
  int keyId() {
    var digest = Sha256.digest();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(typeAndKey());
    return ByteBuffer.wrap(digest.digest()).getInt();
  }

  String text() {
    return shortText() + "+" + NoteText.base64(typeAndKey());
  }

  /// The name and the id alone, for keys that are long.
  String shortText() {
    return name + "+" + HexFormat.of().toHexDigits(keyId());
  }

  private byte[] typeAndKey() {
    return ByteBuffer.allocate(1 + key.length()).put(type).put(key.toArray()).array();
  }

  /// Accepts exactly what [#text] writes.
  ///
  /// @throws LogFormatException if the text is anything else, or the id is not that of the key
  static KeyText parse(String text) {
    var parts = text.split("\\+", PARTS);
    if (parts.length != PARTS) throw new LogFormatException("a verifier key has three parts");
    var bytes = ByteBuffer.wrap(StrictBase64.decode(parts[2]));
    if (!bytes.hasRemaining()) throw new LogFormatException("a verifier key has a type");
    byte type = bytes.get();
    var raw = new byte[bytes.remaining()];
    bytes.get(raw);
    var key = new KeyText(parts[0], type, Bytes.of(raw));
    if (!key.text().equals(text)) {
      throw new LogFormatException("the verifier key's id is not its own");
    }
    return key;
  }

  /// The key's bytes, if it is what is wanted.
  ///
  /// @param what names it in the refusal
  /// @throws LogFormatException if it has another type or length
  Bytes require(byte wanted, int length, String what) {
    if (type != wanted || key.length() != length) throw new LogFormatException("not " + what);
    return key;
  }
}
