package org.lockstep.api.recovery;

import org.lockstep.api.custody.OwnedRecords;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.vault.SealedRecords;

/// What waits for an account's recovery key: its packet, and the secrets sealed to it since.
///
/// Kept outside the history, because replacing the key must really end the old one (R83).
public final class RecoveryRecords implements OwnedRecords {
  private static final String PACKET = "recovery-packet";
  private static final String SEAL = "recovery-seal";

  private final SealedRecords records;

  /// Kept in these records.
  public RecoveryRecords(SealedRecords records) {
    this.records = records;
  }

  /// Keeps the packet of a new recovery key. All that waited for the old one is destroyed.
  void replace(AccountId account, int number, Bytes packet) {
    destroy(account);
    records.put(PACKET, name(account, Integer.toString(number)), packet.toArray());
  }

  /// Destroys all that waits for the account's recovery key.
  void destroy(AccountId account) {
    for (var kind : new String[] {PACKET, SEAL}) {
      records.list(kind, account.value()).forEach(id -> records.destroy(kind, id));
    }
  }

  @Override
  public void destroyAll(AccountId account) {
    destroy(account);
  }

  @Override
  public int count(AccountId account) {
    return records.list(PACKET, account.value()).size()
        + records.list(SEAL, account.value()).size();
  }

  /// Keeps a newer secret, sealed to the recovery key.
  ///
  /// @param secret `service` or `circle`
  public void keepSeal(AccountId account, String secret, int epoch, Bytes seal) {
    records.put(SEAL, name(account, secret + "-" + epoch), seal.toArray());
  }

  private static String name(AccountId account, String rest) {
    return account.value() + "-" + rest;
  }
}
