package org.lockstep.crypto.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Fresh SHA-256 digests of the platform.
final class Sha256 {

  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
