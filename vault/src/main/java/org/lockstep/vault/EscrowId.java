package org.lockstep.vault;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.lockstep.storage.secrets.SecretName;

/// One escrow of a secret: the secret's name, and a random part, because two devices may escrow the
/// same one at the same time.
record EscrowId(KeyName name, String nonce) {
  private static final int NONCE_LENGTH = 8;

  static EscrowId fresh(KeyName name) {
    var nonce = new byte[NONCE_LENGTH];
    new SecureRandom().nextBytes(nonce);
    return new EscrowId(name, HexFormat.of().formatHex(nonce));
  }

  static String prefix(KeyName.Kind kind, String owner) {
    KeyName.requireOwner(owner);
    return kind.text() + "/" + owner + "/";
  }

  static String prefix(KeyName name) {
    // Ten digits, so that the order of texts is the order of epochs.
    return prefix(name.kind(), name.owner()) + "%010d/".formatted(name.epoch());
  }

  /// Reads [#text]; [DamagedRecord] for any other text.
  static EscrowId parse(String text) {
    var parts = text.split("/", -1);
    if (parts.length != 4) throw new DamagedRecord("escrow", text, "its id is none of ours");
    try {
      var kind = KeyName.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
      return new EscrowId(new KeyName(kind, parts[1], Integer.parseInt(parts[2])), parts[3]);
    } catch (IllegalArgumentException malformed) {
      throw new DamagedRecord("escrow", text, "its id is none of ours");
    }
  }

  String text() {
    return prefix(name) + nonce;
  }

  SecretName record() {
    return new SecretName("escrow", text());
  }

  SecretName stagedMark() {
    return new SecretName("staged", text());
  }
}
