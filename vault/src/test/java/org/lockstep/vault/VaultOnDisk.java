package org.lockstep.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.storage.secrets.SqliteSecrets;

/// A vault over a real file, which can be opened anew as after a crash.
final class VaultOnDisk implements AutoCloseable {
  private static final int FRAGMENT = 8;

  final List<KeyUse> uses = new ArrayList<>();
  final RootKey root = RootKey.random();

  private final Path directory;
  private SqliteSecrets secrets;
  private Vault vault;

  VaultOnDisk(Path directory) {
    this.directory = directory;
    this.secrets = SqliteSecrets.open(file());
    this.vault = Vault.open(secrets, root, uses::add);
  }

  Vault vault() {
    return vault;
  }

  SqliteSecrets secrets() {
    return secrets;
  }

  void reopen() {
    secrets.close();
    secrets = SqliteSecrets.open(file());
    vault = Vault.open(secrets, root, uses::add);
  }

  Staged stage(KeyName name, EpochSecret secret) {
    return vault.stage(name, escrow(secret), secret.commitment());
  }

  void keep(KeyName name, EpochSecret secret) {
    stage(name, secret).keep();
  }

  byte[] escrow(EpochSecret secret) {
    return Escrow.make(vault.publicKey(), secret);
  }

  static EpochSecret secretOf(KeyName name) {
    return EpochSecret.random(name.keyEpoch());
  }

  /// Whether eight bytes of these, from any multiple of eight on, are in any file.
  boolean onDisk(byte[] bytes) throws IOException {
    var record = latin1(bytes);
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        if (sharesFragment(latin1(Files.readAllBytes(file)), record)) return true;
      }
    }
    return false;
  }

  private static boolean sharesFragment(String file, String record) {
    for (int place = 0; place + FRAGMENT <= record.length(); place += FRAGMENT) {
      if (file.contains(record.substring(place, place + FRAGMENT))) return true;
    }
    return false;
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private Path file() {
    return directory.resolve("secrets.db");
  }

  @Override
  public void close() {
    secrets.close();
  }
}
