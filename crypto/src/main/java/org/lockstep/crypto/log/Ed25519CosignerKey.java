package org.lockstep.crypto.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Bytes;

/// A named Ed25519 public key that checks cosignatures of checkpoints (C2SP tlog-cosignature, type
/// 0x04).
///
/// What is signed begins with a line of its own, so that no cosignature passes for the signature of
/// a note, nor the other way round. The name is not signed. Immutable.
///
/// @param name who cosigns
/// @param key the public key
public record Ed25519CosignerKey(String name, VerifyingKey key) implements CosignerKey {
  private static final byte COSIGNATURE = 0x04;
  private static final int SIGNATURE_LENGTH = 64;

  /// Refuses a name that a note could not carry.
  ///
  /// @throws LogFormatException if the name is such
  public Ed25519CosignerKey {
    NoteText.requireName(name);
  }

  @Override
  public int keyId() {
    return asText().keyId();
  }

  @Override
  public String text() {
    return asText().text();
  }

  private KeyText asText() {
    return new KeyText(name, COSIGNATURE, Bytes.of(key.bytes()));
  }

  /// Reads a verifier key text; accepts exactly what [#text] writes.
  ///
  /// @throws LogFormatException if the text is anything else, or the id is not that of the key
  public static Ed25519CosignerKey parse(String text) {
    var read = KeyText.parse(text);
    var raw = read.require(COSIGNATURE, VerifyingKey.LENGTH, "the verifier key of a cosigner");
    return new Ed25519CosignerKey(read.name(), VerifierKey.publicKey(raw.toArray()));
  }

  @Override
  public boolean claims(NoteSignature line) {
    return line.name().equals(name) && line.keyId() == keyId();
  }

  @Override
  public Optional<Instant> cosigned(Checkpoint checkpoint, NoteSignature line) {
    var signature = line.signature();
    if (!claims(line) || signature.length != Long.BYTES + SIGNATURE_LENGTH) return Optional.empty();
    long seconds = ByteBuffer.wrap(signature).getLong();
    if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) return Optional.empty();
    var time = Instant.ofEpochSecond(seconds);
    var raw = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
    return key.verify(message(checkpoint, time), raw) ? Optional.of(time) : Optional.empty();
  }

  /// What a cosigner signs at that time.
  ///
  /// @param time counted in whole seconds
  public static byte[] message(Checkpoint checkpoint, Instant time) {
    return ("cosignature/v1\ntime " + time.getEpochSecond() + "\n" + checkpoint.body())
        .getBytes(StandardCharsets.UTF_8);
  }
}
