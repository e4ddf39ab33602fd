package org.lockstep.client.sync;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lockstep.client.account.MessagesSecrets;
import org.lockstep.client.account.OwnMode;
import org.lockstep.client.account.Rotation;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.ClientFailure;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.client.home.Home;
import org.lockstep.client.share.ShareCustody;
import org.lockstep.client.trust.Histories;
import org.lockstep.client.trust.TrustedHistory;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareState;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;
import org.lockstep.wire.message.ProtectionMessages.Obligations;

/// Meets the key operations that this device can meet.
///
/// The server tells which shares to look at; what is owed there, and to whom, is computed from
/// verified events. A step that another device was faster with is refused by the server, which
/// leads to looking again.
public final class Sync {
  private static final int TRIES = 3;
  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);

  private final ServerConnection server;
  private final Home home;
  private final Histories histories;
  private final Rotation rotation;
  private final ShareCustody custody;
  private final OwnMode mode;
  private final MessagesSecrets messages;
  private final Runnable log;

  /// What meeting obligations works with.
  ///
  /// @param log holds the server's log against what was seen of it, before each feed is followed
  public record Parts(
      ServerConnection server,
      Home home,
      Histories histories,
      Rotation rotation,
      ShareCustody custody,
      OwnMode mode,
      MessagesSecrets messages,
      Runnable log) {}

  /// Wired by the client.
  public Sync(Parts parts) {
    this.server = parts.server();
    this.home = parts.home();
    this.histories = parts.histories();
    this.rotation = parts.rotation();
    this.custody = parts.custody();
    this.mode = parts.mode();
    this.messages = parts.messages();
    this.log = parts.log();
  }

  /// Meets everything that can be met now, of the account and all its shares.
  ///
  /// What one share refuses does not keep the others waiting: it is thrown at the end.
  ///
  /// @param told of each step once it is done
  /// @return the steps that were done
  public List<Step> run(Consumer<Step> told) {
    var done = new ArrayList<Step>();
    Consumer<Step> both = ((Consumer<Step>) done::add).andThen(told);
    meet(this::ofAccount, both);
    new Together(histories, custody, this::ofShare).meet(owing(), both);
    var failures = new ArrayList<ClientFailure>();
    for (var share : owing()) {
      try {
        meet(() -> ofShare(share), both);
      } catch (ServerUnreachable gone) {
        throw gone;
      } catch (ClientFailure failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      var first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
    return done;
  }

  /// Meets what can be met of the account and one share.
  public List<Step> run(ShareId share, Consumer<Step> told) {
    var done = new ArrayList<Step>();
    Consumer<Step> both = ((Consumer<Step>) done::add).andThen(told);
    meet(this::ofAccount, both);
    meet(() -> ofShare(share), both);
    return done;
  }

  private Set<ShareId> owing() {
    var shares = new LinkedHashSet<ShareId>();
    server.get("/v1/obligations", Obligations.class).obligations().stream()
        .map(ObligationView::share)
        .forEach(share -> share.ifPresent(shares::add));
    return shares;
  }

  private void meet(Supplier<Optional<Step>> look, Consumer<Step> told) {
    Map<Step, Integer> tries = new HashMap<>();
    for (var step = look.get(); step.isPresent(); step = look.get()) {
      int tried = tries.merge(step.get(), 1, Integer::sum);
      if (tried > TRIES) throw new ServerMisbehaved("what was done is still owed");
      try {
        carryOut(step.get());
        told.accept(step.get());
      } catch (ProblemException refused) {
        // Another device was faster, or something else changed: what is owed now shows.
        if (tried == TRIES) throw refused;
      }
    }
  }

  private Optional<Step> ofAccount() {
    var own = server.get("/v1/account", OwnAccount.class);
    var standing =
        new OwnStanding(own.mode(), own.service(), own.circle(), mode.permitsEscrow(own));
    return Plan.ofAccount(standing).or(() -> Plan.ofMessages(own.pending()));
  }

  private Optional<Step> ofShare(ShareId share) {
    return ofShare(histories.of(share));
  }

  private Optional<Step> ofShare(TrustedHistory history) {
    var own = home.requireMembership().account();
    return switch (history.protection().state()) {
      case ShareState.Active active -> Plan.ofShare(active, history.custody(), own);
      case ShareState.Ended _, ShareState.Unborn _ -> Optional.empty();
    };
  }

  private void carryOut(Step step) {
    switch (step) {
      case Step.RotateService() -> rotation.rotateService();
      case Step.RotateCircle() -> rotation.rotateCircle();
      case Step.RotateMessages() -> messages.renewIfOwed();
      case Step.EscrowService() -> rotation.escrowService();
      case Step.RotateShare(var share) -> custody.rotate(share);
      case Step.SealToMember(var share, var account) -> custody.sealTo(share, account);
      case Step.EscrowShare(var share) -> custody.escrow(share);
    }
  }

  /// Follows the feed and meets what comes up, until the thread is interrupted.
  ///
  /// A server that is away is waited for, and when it is back its log must have grown from what was
  /// seen of it before.
  ///
  /// @throws ClientFailure an alarm, or a refusal, that a person should know of
  public void watch(Consumer<Step> told) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        log.run();
        run(told);
        follow(told);
      } catch (ServerUnreachable | UncheckedIOException away) {
        // It is waited for, as after a feed that ended.
      }
      if (!rest()) return;
    }
  }

  private static boolean rest() {
    try {
      Thread.sleep(BEFORE_NEXT_TRY);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void follow(Consumer<Step> told) {
    var since = Long.toString(server.position());
    try (var lines = server.events("/v1/feed", since)) {
      var notices = new Notices();
      lines
          .flatMap(line -> notices.read(line).stream())
          .filter(position -> position > server.position())
          .forEach(_ -> run(told));
    }
  }
}
