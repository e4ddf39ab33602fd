package org.lockstep.crypto.log;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.lockstep.crypto.tuple.Bytes;

/// Cosigns checkpoints with a named ML-DSA-44 key (FIPS 204; C2SP tlog-cosignature, type 0x06).
///
/// Guarantees: forging one takes breaking ML-DSA-44, which a quantum computer is not known to help
/// with, so a note that also carries one stays trustworthy when Ed25519 no longer is. The name and
/// the time are signed too. The seed never leaves and never shows in [#toString]. Signing is
/// hedged: two cosignatures of one checkpoint differ. Safe for use by many threads.
///
/// Says that the tree is the largest that the cosigner knows: cosigning only sizes that grow is the
/// caller's duty.
public final class MlDsaCosigner {
  /// Length of a seed in bytes (FIPS 204, section 5.1).
  public static final int SEED_LENGTH = 32;

  private final MLDSAPrivateKeyParameters key;
  private final SecureRandom random = new SecureRandom();
  private final MlDsaVerifierKey verifierKey;

  private MlDsaCosigner(String name, MLDSAPrivateKeyParameters key) {
    this.key = key;
    this.verifierKey = new MlDsaVerifierKey(name, Bytes.of(key.getPublicKey()));
  }

  /// The cosigner of that name whose key grows from the seed.
  ///
  /// @throws IllegalArgumentException if the seed has not 32 bytes
  /// @throws LogFormatException if the name is not a word that a note can carry
  public static MlDsaCosigner fromSeed(String name, byte[] seed) {
    if (seed.length != SEED_LENGTH) {
      throw new IllegalArgumentException("a seed has " + SEED_LENGTH + " bytes");
    }
    return new MlDsaCosigner(
        name, new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed.clone()));
  }

  /// The key to publish.
  public MlDsaVerifierKey verifierKey() {
    return verifierKey;
  }

  /// A signature line for the checkpoint's note.
  ///
  /// @param time when it is made, counted in whole seconds, not before 1970
  public NoteSignature cosign(Checkpoint checkpoint, Instant time) {
    var message = CosignedMessage.of(verifierKey.name(), time, checkpoint);
    var signature = sign(message);
    var timestamped =
        ByteBuffer.allocate(Long.BYTES + signature.length)
            .putLong(time.getEpochSecond())
            .put(signature);
    return NoteSignature.of(verifierKey.name(), verifierKey.keyId(), timestamped.array());
  }

  private byte[] sign(byte[] message) {
    var signer = new MLDSASigner();
    signer.init(true, new ParametersWithRandom(key, random));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("an ML-DSA-44 key signs anything", e);
    }
  }

  @Override
  public String toString() {
    return "MlDsaCosigner[" + verifierKey.name() + "]";
  }
}
