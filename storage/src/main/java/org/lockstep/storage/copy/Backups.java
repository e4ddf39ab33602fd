package org.lockstep.storage.copy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The marks in a backup's file.
final class Backups {
  static final byte[] FIRST_LINE = "lockstep-backup 1\n".getBytes(US_ASCII);
  static final int EVENT = 1;
  static final int SEALED = 2;
  static final int COUNTER = 3;
  static final int BLOB = 4;
  static final int LOG = 5;
  static final int CHECKPOINT = 6;
  static final int END = 9;
  static final int HASH = 32;
  static final int SALT = 16;

  private Backups() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
