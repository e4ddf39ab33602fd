package org.lockstep.api.server;

import java.util.HexFormat;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.request.ContentDigest;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.domain.Bytes;

/// The vault's key as people compare it and as programs read it.
///
/// @param fingerprint the first 16 bytes of the key's SHA-256 in groups of four hexadecimal digits
/// @param base64url the key, suite byte first
record VaultKeyText(String fingerprint, String base64url) {
  private static final int SHOWN = 16;
  private static final int GROUP = 4;

  static VaultKeyText of(SealingKey key) {
    var bytes = key.bytes();
    return new VaultKeyText(
        fingerprint(ContentDigest.of(bytes).sha256()), Bytes.of(bytes).toString());
  }

  private static String fingerprint(Hash hash) {
    var hex = HexFormat.of().formatHex(hash.bytes(), 0, SHOWN);
    return hex.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
  }
}
