package org.lockstep.api.closing;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.custody.OwnedRecords;
import org.lockstep.api.custody.Rosters;
import org.lockstep.api.problem.ApiProblem.ConcurrentChange;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.api.server.VaultKeeper;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand.CloseAccount;
import org.lockstep.domain.account.AccountCommand.RecordAccountErased;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareCommand.PartWithClosed;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.projections.Invitation;
import org.lockstep.projections.ReadModels;
import org.lockstep.vault.KeyName;
import org.lockstep.vault.Vault;
import org.lockstep.wire.message.AuditMessages.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Closes accounts, and does all that follows from it, as the package tells.
///
/// Safe for use by many threads: what follows is done by one at a time.
@Component
final class AccountCloser implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(AccountCloser.class);

  private static final int MOST_ATTEMPTS = 50;
  private static final AccountDecider.Facts NO_FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);

  private final AccountCommands orders;
  private final Parts parts;
  private final List<OwnedRecords> records;
  private final ReentrantLock turn = new ReentrantLock();

  AccountCloser(AccountCommands orders, Parts parts, List<OwnedRecords> records) {
    this.orders = orders;
    this.parts = parts;
    this.records = List.copyOf(records);
  }

  /// What it works with.
  @Component
  record Parts(
      Commands commands,
      ReadModels models,
      VisibleShares visible,
      Rosters rosters,
      Vault vault,
      VaultKeeper keeper) {}

  /// At the start, before any request: goes on with what an earlier run has left undone.
  @Override
  public void afterSingletonsInstantiated() {
    parts.models().accounts().closing().forEach(this::settle);
  }

  /// Closes the caller's account, and does what follows.
  void close(Caller caller) {
    // No device of the account is half way through an order to a share then (R71).
    parts
        .rosters()
        .revoking(() -> orders.send(new CloseAccount(caller.account(), caller.device()), caller));
    settle(caller.account());
  }

  /// Does what is left to do of an account that is closed; nothing of any other.
  void settle(AccountId account) {
    turn.lock();
    try {
      parts.visible().catchUp();
      if (parts.models().accounts().closing().contains(account)) erase(account);
    } finally {
      turn.unlock();
    }
  }

  private void erase(AccountId account) {
    var shares = sharesOf(account);
    shares.forEach(share -> part(share, account));
    shares.forEach(parts.keeper()::settleShare);
    destroy(account);
    parts.visible().catchUp();
    var parted = parts.models().shares().parted(account);
    parts.commands().send(new RecordAccountErased(account, parted), NO_FACTS);
    parts.visible().catchUp();
    parts.models().forget(account);
    log.info("Destroyed all that was kept of closed account {}", account);
  }

  /// Destroys keys and records. The key of its personal texts goes last: shares that were handed
  /// over needed it for their titles.
  void destroy(AccountId account) {
    parts.vault().destroy(KeyName.Kind.SERVICE, account.value());
    records.forEach(kept -> kept.destroyAll(account));
    parts.vault().subjectKeys().destroy(account.value());
    parts.models().forget(account);
  }

  /// How many secrets and records of the account there are.
  int remaining(AccountId account) {
    boolean subject = parts.vault().subjectKeys().get(account.value()).isPresent();
    return kept(account).stream().mapToInt(Kept::records).sum() + (subject ? 1 : 0);
  }

  /// Which secrets and records of the account there are, but for the key of its personal texts.
  List<Kept> kept(AccountId account) {
    boolean service = parts.vault().newestHeld(KeyName.Kind.SERVICE, account.value()).isPresent();
    var stores = records.stream().map(each -> new Kept(each.store(), each.count(account)));
    return Stream.concat(stores, Stream.of(new Kept("service-secret", service ? 1 : 0)))
        .filter(each -> each.records() > 0)
        .toList();
  }

  private Set<ShareId> sharesOf(AccountId account) {
    var shares = parts.models().shares();
    var invited = shares.invitations(account).stream().map(Invitation::share);
    return new HashSet<>(Stream.concat(shares.ofAccount(account).stream(), invited).toList());
  }

  /// Somebody else may change the share at the same time: then it is tried again.
  private void part(ShareId share, AccountId account) {
    for (int attempt = 1; !isParted(share, account, attempt); attempt++) parts.visible().catchUp();
  }

  private boolean isParted(ShareId share, AccountId account, int attempt) {
    Personal nobody = new Personal.Erased(account);
    var title = parts.models().shares().title(share).orElse(nobody);
    try {
      parts.commands().send(new PartWithClosed(share, account, title), facts(share));
      return true;
    } catch (Refused refused) {
      boolean again = refused.reason() instanceof ConcurrentChange && attempt < MOST_ATTEMPTS;
      if (again) return false;
      throw refused;
    }
  }

  private ShareFacts facts(ShareId share) {
    var named =
        parts
            .models()
            .shares()
            .protection(share)
            .flatMap(ShareProtection::share)
            .map(now -> now.participants().keySet())
            .orElse(Set.of());
    return parts.visible().facts(named);
  }
}
