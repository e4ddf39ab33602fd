package org.lockstep.api.server;

import java.util.HexFormat;
import org.lockstep.crypto.request.ContentDigest;
import org.lockstep.crypto.seal.SealingKey;

/// The vault's key as people compare it: the first 16 bytes of its SHA-256 in groups of four
/// hexadecimal digits. The key itself is long, and `/v1/server` tells it.
final class VaultFingerprint {
  private static final int SHOWN = 16;
  private static final int GROUP = 4;

  private VaultFingerprint() {}

  static String of(SealingKey key) {
    var hash = ContentDigest.of(key.bytes()).sha256();
    var hex = HexFormat.of().formatHex(hash.bytes(), 0, SHOWN);
    return hex.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
  }
}
