package org.lockstep.crypto.seal;

import org.bouncycastle.crypto.hpke.HPKE;

/// The registry of seal suites: which byte stands for which algorithms. A byte is never given a
/// second meaning.
public enum Suite {
  /// DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: can be read, and is refused for anything
  /// new.
  X25519(0x01, HPKE.kem_X25519_SHA256, 32, 32),
  /// X-Wing, HKDF-SHA256, AES-256-GCM: the default.
  X_WING(0x02, HPKE.kem_X_WING, 1216, 1120);

  /// The suite of everything new.
  public static final Suite DEFAULT = X_WING;

  static final int PRIVATE_KEY_LENGTH = 32;
  static final int TAG_LENGTH = 16;

  private final byte id;
  private final short kem;
  private final int publicKeyLength;
  private final int encapsulationLength;

  Suite(int id, short kem, int publicKeyLength, int encapsulationLength) {
    this.id = (byte) id;
    this.kem = kem;
    this.publicKeyLength = publicKeyLength;
    this.encapsulationLength = encapsulationLength;
  }

  /// The suite of this byte; [SealRefused] where there is none.
  public static Suite of(byte id) {
    for (var suite : values()) {
      if (suite.id == id) return suite;
    }
    throw new SealRefused(SealRefused.Reason.UNKNOWN_SUITE);
  }

  /// The byte that stands for this suite.
  public byte id() {
    return id;
  }

  /// Length in bytes of a public key, without its suite byte.
  public int publicKeyLength() {
    return publicKeyLength;
  }

  /// Length in bytes of a seal of so many bytes, its suite byte included.
  public int sealLength(int plaintextLength) {
    return 1 + encapsulationLength + plaintextLength + TAG_LENGTH;
  }

  int encapsulationLength() {
    return encapsulationLength;
  }

  /// A fresh HPKE object: they keep state and are not for sharing.
  HPKE hpke() {
    return new HPKE(HPKE.mode_base, kem, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }
}
