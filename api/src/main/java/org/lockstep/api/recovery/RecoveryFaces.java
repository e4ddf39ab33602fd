package org.lockstep.api.recovery;

import java.util.Arrays;
import java.util.Optional;
import org.lockstep.crypto.derive.Argon2;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.IdText;
import org.lockstep.projections.AccountModel;
import org.lockstep.vault.ServerKeys;

/// What a recovery shows before anything is proven: of an account with a recovery key, what it
/// takes to prove it; of all others, and of handles that nobody has, something that looks the same
/// and stays the same however often it is asked for.
///
/// Safe for use by many threads.
public final class RecoveryFaces {
  private static final int ID_LENGTH = 16;

  private final ServerKeys keys;
  private final AccountModel accounts;
  private final RecoveryRecords records;

  /// Faces of these accounts.
  public RecoveryFaces(ServerKeys keys, AccountModel accounts, RecoveryRecords records) {
    this.keys = keys;
    this.accounts = accounts;
    this.records = records;
  }

  /// What is shown for a handle.
  ///
  /// @param account an id
  /// @param header how a recovery key is stretched
  record Face(AccountId account, org.lockstep.domain.Bytes header) {}

  /// What is shown for a handle.
  ///
  /// @param normalised the handle
  /// @param account whose it is, if it is somebody's
  Face of(String normalised, Optional<AccountId> account) {
    var nobody = new AccountId(IdText.of(begin(keys.decoy("account", normalised), ID_LENGTH)));
    var salt = begin(keys.decoy("recovery-salt", normalised), Argon2.MIN_SALT_LENGTH);
    var decoy = new RecoveryHeader(Argon2.Parameters.FLOOR, Bytes.of(salt));
    var header = account.flatMap(this::header).orElse(decoy);
    return new Face(account.orElse(nobody), org.lockstep.domain.Bytes.of(header.encode()));
  }

  private Optional<RecoveryHeader> header(AccountId account) {
    return current(account, RecoveryMethod.KEY)
        .flatMap(key -> records.packet(account, key))
        .map(packet -> RecoveryHeader.of(packet.toArray()));
  }

  /// The public halves of a recovery method of an account, if it has it.
  Optional<RecoveryKeys> current(AccountId account, RecoveryMethod method) {
    return accounts.card(account).flatMap(card -> Optional.ofNullable(card.recovery().get(method)));
  }

  /// What verifies the proof of a recovery; of nobody's, a key that nobody has.
  ///
  /// @param shown whose recovery it is taken for
  VerifyingKey verifier(AccountId shown, Optional<RecoveryKeys> key) {
    var nobody = SigningKey.fromSeed(keys.decoy("recovery-verifier", shown.value())).publicKey();
    return key.map(known -> VerifyingKey.of(known.verifier().toArray())).orElse(nobody);
  }

  private static byte[] begin(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
