package org.lockstep.crypto.vectors;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lockstep.crypto.account.CategoryKeys;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.tuple.Tuple;

/// The parts from which vectors are made: keys and secrets of fixed seeds, and how values are
/// written down.
///
/// A file holds `about` and `cases`; bytes are in lower-case hexadecimal. What is random (seals,
/// wraps, salts) is pinned by opening it, what is not by computing it again.
final class Vectors {
  static final HexFormat HEX = HexFormat.of();

  private Vectors() {}

  /// Bytes that count up from a first one.
  static byte[] counting(int first, int length) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) bytes[i] = (byte) (first + i);
    return bytes;
  }

  static Secret secret(int first) {
    return Secret.of(counting(first, Secret.LENGTH));
  }

  static EpochSecret secret(KeyEpoch epoch, int first) {
    return new EpochSecret(epoch, secret(first));
  }

  static SigningKey signingKey(int first) {
    return SigningKey.fromSeed(counting(first, SigningKey.SEED_LENGTH));
  }

  static OpeningKey openingKey(int first) {
    return OpeningKey.derive(counting(first, OpeningKey.MIN_INPUT_LENGTH));
  }

  static RosterDevice device(String id, int first) {
    return new RosterDevice(id, signingKey(first).publicKey(), openingKey(first + 1).publicKey());
  }

  static OpeningKey driveKey() {
    return CategoryKeys.derive(secret(0x60), "DRIVE");
  }

  static Tuple tuple(String purpose) {
    return Tuple.of("lockstep/" + purpose + "/1").text("vector");
  }

  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /// Names and values in turn.
  static Map<String, Object> entry(Object... namesAndValues) {
    var entry = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      entry.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return entry;
  }
}
