package org.lockstep.api.recovery;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.lockstep.api.custody.OwnedRecords;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.id.AccountId;
import org.lockstep.vault.SealedRecords;
import org.lockstep.wire.message.AccountMessages.SealedForRecovery;

/// What waits for each of an account's recovery methods: its packet, and the secrets sealed for it
/// since.
///
/// Kept outside the history, because replacing the key must really end the old one (R83). A record
/// is kept before the event that it belongs to, under a name that says which one that is: of two
/// devices that make a recovery key or an epoch at once only one succeeds, and the record of the
/// other is not taken for it.
///
/// ```
/// recovery-packet   account "-" number "-" verifier
/// recovery-seal     account "-" number "-" secret "-" epoch "-" commitment
/// ```
public final class RecoveryRecords implements OwnedRecords {
  private static final String PACKET = "recovery-packet";
  private static final String SEAL = "recovery-seal";

  private final SealedRecords records;

  /// Kept in these records.
  public RecoveryRecords(SealedRecords records) {
    this.records = records;
  }

  /// Which secret a seal is of.
  ///
  /// @param secret `service` or `circle`
  public record Kept(String secret, int epoch, Bytes commitment) {}

  /// Keeps the packet of a recovery key that is about to be recorded.
  void keepPacket(AccountId account, RecoveryKeys keys, Bytes packet) {
    records.put(PACKET, name(account, keys), packet.toArray());
  }

  /// The packet of a recovery key.
  Optional<Bytes> packet(AccountId account, RecoveryKeys keys) {
    return records.get(PACKET, name(account, keys)).map(Bytes::of);
  }

  /// Destroys all that waits for what is no way back any more.
  ///
  /// @param standing the numbers of the methods that the account has
  /// @param made how many it ever had: what has a higher number may become one of them
  void destroyEnded(AccountId account, Set<Integer> standing, int made) {
    for (var kind : new String[] {PACKET, SEAL}) {
      records.list(kind, account + "-").stream()
          .filter(id -> number(id) <= made && !standing.contains(number(id)))
          .forEach(id -> records.destroy(kind, id));
    }
  }

  private static int number(String id) {
    return Integer.parseInt(id.split("-", 3)[1]);
  }

  @Override
  public void destroyAll(AccountId account) {
    destroyEnded(account, Set.of(), Integer.MAX_VALUE);
  }

  @Override
  public int count(AccountId account) {
    return records.list(PACKET, account.value()).size()
        + records.list(SEAL, account.value()).size();
  }

  /// Keeps a newer secret, sealed to the recovery key.
  public void keepSeal(AccountId account, SealedForRecovery made, Kept secret) {
    records.put(SEAL, name(account, made.number(), secret), made.seal().toArray());
  }

  /// A secret sealed to the recovery key of that number, unless the key is as new as the secret.
  Optional<Bytes> seal(AccountId account, int number, Kept secret) {
    return records.get(SEAL, name(account, number, secret)).map(Bytes::of);
  }

  private static String name(AccountId account, RecoveryKeys keys) {
    return account + "-" + keys.number() + "-" + telling(keys.verifier());
  }

  private static String name(AccountId account, int number, Kept secret) {
    return account
        + "-"
        + number
        + "-"
        + secret.secret()
        + "-"
        + secret.epoch()
        + "-"
        + telling(secret.commitment());
  }

  private static String telling(Bytes value) {
    return HexFormat.of().formatHex(value.toArray());
  }
}
