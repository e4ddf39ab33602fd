package org.lockstep.crypto.log;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.lockstep.crypto.tuple.Bytes;

/// A named ML-DSA-44 public key that checks cosignatures of checkpoints (C2SP tlog-cosignature,
/// type 0x06).
///
/// Its text has the form of a [VerifierKey]'s: `name+hex(key id)+base64(0x06 || public key)`, the
/// id being the first four bytes of SHA-256(name || LF || 0x06 || public key). Immutable and safe
/// for use by many threads.
///
/// @param name who cosigns; for a log its origin
/// @param key the public key, 1,312 bytes
public record MlDsaVerifierKey(String name, Bytes key) implements CosignerKey {
  /// Length of a public key in bytes.
  public static final int LENGTH = 1_312;

  /// Length of a signature in bytes.
  public static final int SIGNATURE_LENGTH = 2_420;

  static final byte ML_DSA_44 = 0x06;

  /// Refuses a name that a note could not carry, and a key of another length.
  ///
  /// @throws LogFormatException if one is such
  public MlDsaVerifierKey {
    NoteText.requireName(name);
    if (key.length() != LENGTH) {
      throw new LogFormatException("an ML-DSA-44 public key has " + LENGTH + " bytes");
    }
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
    return new KeyText(name, ML_DSA_44, key);
  }

  /// Reads a verifier key text; accepts exactly what [#text] writes.
  ///
  /// @throws LogFormatException if the text is anything else, or the id is not that of the key
  public static MlDsaVerifierKey parse(String text) {
    var read = KeyText.parse(text);
    var raw = read.require(ML_DSA_44, LENGTH, "an ML-DSA-44 verifier key");
    return new MlDsaVerifierKey(read.name(), raw);
  }

  @Override
  public boolean claims(NoteSignature line) {
    return line.name().equals(name) && line.keyId() == keyId();
  }

  @Override
  public Optional<Instant> cosigned(Checkpoint checkpoint, NoteSignature line) {
    var signature = line.signature();
    if (!claims(line) || signature.length != Long.BYTES + SIGNATURE_LENGTH) return Optional.empty();
    var bytes = ByteBuffer.wrap(signature);
    long seconds = bytes.getLong();
    if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) return Optional.empty();
    var time = Instant.ofEpochSecond(seconds);
    var raw = new byte[SIGNATURE_LENGTH];
    bytes.get(raw);
    return verify(CosignedMessage.of(name, time, checkpoint), raw)
        ? Optional.of(time)
        : Optional.empty();
  }

  private boolean verify(byte[] message, byte[] signature) {
    var signer = new MLDSASigner();
    signer.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, key.toArray()));
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  /// The name and the id: the key itself is long.
  @Override
  public String toString() {
    return "MlDsaVerifierKey[" + asText().shortText() + "]";
  }
}
