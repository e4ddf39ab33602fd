package org.lockstep.api.server;

import java.time.Duration;
import java.util.Map;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.problem.ApiProblem.PositionNotReached;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Progress;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.domain.account.AccountCommand.RecordServiceSecretsDestroyed;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.custody.Obligation;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareCommand.RecordEscrowDestroyed;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.projections.Owed;
import org.lockstep.projections.ReadModels;
import org.lockstep.vault.KeyName;
import org.lockstep.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the vault hold what the history says that it holds, and no more.
///
/// Destruction comes before its record: an event never claims what has not been done. A crash in
/// between leaves the obligation open, and the next start meets it. Safe for use by many threads;
/// doing anything twice changes nothing.
public final class VaultKeeper {
  private static final Logger log = LoggerFactory.getLogger(VaultKeeper.class);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final AccountDecider.Facts NO_FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);

  private final Vault vault;
  private final Commands commands;
  private final ReadModels models;
  private final Progress progress;

  /// A keeper of this vault.
  public VaultKeeper(Vault vault, Commands commands, ReadModels models, Progress progress) {
    this.vault = vault;
    this.commands = commands;
    this.models = models;
    this.progress = progress;
  }

  /// Destroys the account's service secrets if its mode asks for that (R20), and records it.
  ///
  /// @return the last position of the history
  public long settleAccount(AccountId account) {
    catchUp();
    boolean owed =
        models.accounts().state(account).filter(VaultKeeper::owesDestruction).isPresent();
    if (!owed) return progress.head() - 1;
    vault.destroy(KeyName.Kind.SERVICE, account.value());
    log.info("Destroyed the vault's service secrets of account {}", account);
    return commands.send(new RecordServiceSecretsDestroyed(account), NO_FACTS);
  }

  /// Destroys the share's secrets if nothing calls for them any more (R58), and records it.
  ///
  /// @return the last position of the history
  public long settleShare(ShareId share) {
    catchUp();
    boolean owed =
        models
            .shares()
            .protection(share)
            .filter(now -> now.pending().containsKey(new Obligation.DestroyEscrow()))
            .isPresent();
    if (!owed) return progress.head() - 1;
    vault.destroy(KeyName.Kind.SHARE, share.value());
    log.info("Destroyed the vault's secrets of share {}", share);
    return commands.send(new RecordEscrowDestroyed(share), new ShareFacts(Map.of()));
  }

  /// At the start: settles what a crash left undone, in the vault and in the history.
  void settleAll() {
    catchUp();
    vault.settleStaged(this::isRecorded);
    models.obligations().ofServer().forEach(this::settle);
  }

  private void settle(Owed owed) {
    switch (owed.obligation()) {
      case DESTROY_SERVICE_SECRETS -> owed.about().ifPresent(this::settleAccount);
      case DESTROY_ESCROW -> owed.share().ifPresent(this::settleShare);
      case ROTATE_SHARE,
          ESCROW_SHARE,
          SEAL_TO_MEMBER,
          ROTATE_SERVICE,
          ROTATE_CIRCLE,
          ROTATE_MESSAGES,
          ESCROW_SERVICE ->
          throw new IllegalStateException("not the server's to meet: " + owed.obligation());
    }
  }

  private boolean isRecorded(KeyName name, Bytes commitment) {
    return switch (name.kind()) {
      case SERVICE -> isServiceRecorded(new AccountId(name.owner()), name.epoch(), commitment);
      case SHARE -> isShareRecorded(new ShareId(name.owner()), name.epoch(), commitment);
      case MAIL, CONTACTS, CALENDARS, REMINDERS -> false; // made here, never escrowed
    };
  }

  private boolean isServiceRecorded(AccountId account, int epoch, Bytes commitment) {
    return models
        .accounts()
        .card(account)
        .filter(card -> card.account().state().service().held() >= epoch)
        .filter(card -> card.service().stream().anyMatch(e -> isThat(e, epoch, commitment)))
        .isPresent();
  }

  private static boolean isThat(ServiceEpoch candidate, int epoch, Bytes commitment) {
    return candidate.number() == epoch
        && commitment.equals(Bytes.of(candidate.commitment().toArray()));
  }

  private boolean isShareRecorded(ShareId share, int epoch, Bytes commitment) {
    return models
        .shares()
        .protection(share)
        .flatMap(now -> now.share())
        .filter(now -> now.keys().held() >= epoch)
        .filter(
            now ->
                models.shares().keys(share, now.owner()).epochs().stream()
                    .anyMatch(
                        e ->
                            e.number() == epoch
                                && commitment.equals(Bytes.of(e.commitment().toArray()))))
        .isPresent();
  }

  private static boolean owesDestruction(AccountState.Open state) {
    return state.mode() == ProtectionMode.ADVANCED && state.service().held() > 0;
  }

  private void catchUp() {
    long last = progress.head() - 1;
    if (last >= 0 && !progress.await(last, LONGEST_WAIT)) {
      throw new Refused(new PositionNotReached(last, progress.known()));
    }
  }
}
