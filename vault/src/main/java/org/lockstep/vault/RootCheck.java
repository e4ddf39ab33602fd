package org.lockstep.vault;

import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.storage.secrets.Secrets;

/// The record by which a store knows its root key.
final class RootCheck {
  private static final SecretName NAME = new SecretName("root-check", "1");
  private static final Tuple CONTEXT = Tuple.of("lockstep/vault-root-check/1");

  private final Secrets secrets;

  RootCheck(Secrets secrets) {
    this.secrets = secrets;
  }

  boolean storeIsEmpty() {
    return secrets.get(NAME).isEmpty() && Records.noneIn(secrets);
  }

  /// Binds an empty store to this root key, and refuses a store that is bound to another.
  void require(RootKey root) {
    if (storeIsEmpty()) secrets.putIfAbsent(NAME, root.secret().wrap(CONTEXT, new byte[0]));
    var check =
        secrets
            .get(NAME)
            .orElseThrow(
                () ->
                    new DamagedRecord(NAME.kind(), NAME.id(), "it is missing, but others are not"));
    try {
      root.secret().unwrap(CONTEXT, check);
    } catch (SealRefused refused) {
      throw new RootKeyRefused(
          RootKeyRefused.Reason.WRONG,
          "The vault's store was made with another root key. Start with the key that belongs to it.",
          refused);
    }
  }
}
