package org.lockstep.vault;

import org.lockstep.crypto.derive.Secret;

/// The key under which everything in the vault's store is wrapped. It lies in no store.
///
/// Guarantees: it never leaves this package and never shows in [#toString].
public final class RootKey {
  /// Length in bytes.
  public static final int LENGTH = Secret.LENGTH;

  private final Secret secret;

  private RootKey(Secret secret) {
    this.secret = secret;
  }

  /// The root key of these 32 bytes; any other length is refused with an
  /// [IllegalArgumentException].
  public static RootKey of(byte[] bytes) {
    return new RootKey(Secret.of(bytes));
  }

  /// A fresh one.
  public static RootKey random() {
    return new RootKey(Secret.random());
  }

  Secret secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "RootKey[hidden]";
  }
}
