package org.lockstep.client.account;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.HomeRefused;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.home.Home;
import org.lockstep.client.home.Membership;
import org.lockstep.client.home.Recovering;
import org.lockstep.crypto.recovery.ContactsSecret;
import org.lockstep.crypto.recovery.PartSeal;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.recovery.RecoveryKey;
import org.lockstep.crypto.recovery.RecoveryPart;
import org.lockstep.crypto.recovery.RecoveryProof;
import org.lockstep.crypto.recovery.RecoveryRoot;
import org.lockstep.crypto.recovery.SpokenCode;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.ContactMessages.HelpedParts;
import org.lockstep.wire.message.RecoveryMessages.AskRecovery;
import org.lockstep.wire.message.RecoveryMessages.FinishRecovery;
import org.lockstep.wire.message.RecoveryMessages.ProveRecovery;
import org.lockstep.wire.message.RecoveryMessages.RecoveryAsked;
import org.lockstep.wire.message.RecoveryMessages.RecoveryPackage;
import org.lockstep.wire.message.RecoveryMessages.RecoveryState;
import org.lockstep.wire.message.RecoveryMessages.RecoveryStatus;

/// Brings an account back to a device that nobody trusts.
///
/// The server learns that somebody holds the recovery key, never the key. What it gives in return
/// is believed only as far as the key vouches for it. Nothing is taken off the account: devices
/// that are lost are for the person to revoke (R87).
public final class AccountRecovery {
  private static final String TARGET = "/v1/recoveries";
  private static final Set<String> BEGIN_ANEW =
      Set.of("recovery-unknown", "recovery-not-under-way");

  private final ServerConnection server;
  private final Home home;
  private final FollowUp followUp;

  /// Wired by the client.
  public AccountRecovery(ServerConnection server, Home home, FollowUp followUp) {
    this.server = server;
    this.home = home;
    this.followUp = followUp;
  }

  /// What has come of a recovery.
  public sealed interface Outcome {
    /// A trusted device may veto it until then: come back.
    record Waiting(RecoveryId recovery, RecoveryStatus status) implements Outcome {}

    /// Recovery contacts are to be asked: none has helped yet, or too few.
    ///
    /// @param code that the person tells them
    /// @param came how many of their parts have come
    record Asking(RecoveryId recovery, SpokenCode code, int came) implements Outcome {}

    /// This device belongs to the account, and all keys that it brought along are replaced.
    record Done(AccountId account) implements Outcome {}
  }

  /// Recovers the account of a handle by its recovery key, as far as that is possible now. Called
  /// again, it goes on with what it began.
  ///
  /// @throws ProblemException if the server refuses: `recovery-proof-wrong` for a wrong key as for
  ///     a handle that nobody has
  /// @throws TrustRefused if what the server gives is not what the account left there
  public Outcome byKey(String handle, DeviceProfile profile, RecoveryKey key) {
    leaveWhatWasNeverJoined();
    var device = home.prepareDevice(profile);
    home.useServer(server.server());
    var normal = Handle.normalise(handle);
    var known = begun(normal, RecoveryMethod.KEY);
    var status = known.flatMap(this::status);
    if (known.isEmpty() || status.isEmpty()) status = Optional.of(begin(normal, device, key));
    return goOn(home.recovery().orElseThrow(), status.get(), device, key::stretch);
  }

  private Optional<Recovering> begun(String handle, RecoveryMethod method) {
    return home.recovery()
        .filter(begun -> begun.handle().equals(handle))
        .filter(begun -> begun.isBy(method));
  }

  private Outcome goOn(
      Recovering recovering,
      RecoveryStatus status,
      DeviceKeys device,
      Function<RecoveryHeader, RecoveryRoot> rooting) {
    return status.state() == RecoveryState.WAITING
        ? new Outcome.Waiting(recovering.recovery(), status)
        : finish(recovering, device, rooting);
  }

  /// Recovers the account of a handle with the help of its recovery contacts, as far as that is
  /// possible now. Called again, it goes on with what it began.
  ///
  /// @param answer what a contact has told, once one has: without it the server could pass off a
  ///     secret of its own as theirs
  /// @throws ProblemException if the server refuses
  /// @throws TrustRefused if what the server gives is not what the account left there
  public Outcome byContacts(String handle, DeviceProfile profile, Optional<SpokenCode> answer) {
    leaveWhatWasNeverJoined();
    var device = home.prepareDevice(profile);
    home.useServer(server.server());
    var normal = Handle.normalise(handle);
    var known = begun(normal, RecoveryMethod.CONTACTS);
    var status = known.flatMap(this::status);
    var parts = known.flatMap(recovering -> parts(recovering, device));
    if (known.isEmpty() || parts.isEmpty()) return asking(askPeople(normal, device), device, 0);
    var recovering = known.get();
    if (status.filter(now -> now.state() == RecoveryState.WAITING).isPresent()) {
      return new Outcome.Waiting(recovering.recovery(), status.get());
    }
    var secret = answer.flatMap(told -> ContactsSecret.combine(parts.get(), told));
    if (secret.isEmpty()) return asking(recovering, device, parts.get().size());
    var proven = status.orElseGet(() -> prove(recovering, device, secret.get()));
    return goOn(recovering, proven, device, secret.get()::root);
  }

  private static Outcome asking(Recovering recovering, DeviceKeys device, int came) {
    return new Outcome.Asking(recovering.recovery(), proof(recovering, device).code(), came);
  }

  private static RecoveryProof proof(Recovering recovering, DeviceKeys device) {
    return new RecoveryProof(
        recovering.account().value(), recovering.recovery().value(), device.onRoster());
  }

  private Recovering askPeople(String handle, DeviceKeys device) {
    var method = Optional.of(RecoveryMethod.CONTACTS);
    var id = freshId();
    var asked =
        server.post(
            TARGET, new AskRecovery(id, handle, device.description(), method), RecoveryAsked.class);
    var recovering = new Recovering(id, handle, asked.account(), method);
    home.recovering(recovering);
    return recovering;
  }

  /// The parts that have come; empty if the server knows the recovery no more. What is no part of
  /// this account for this device is left out: anybody who heard the code may have sent it.
  private Optional<List<RecoveryPart>> parts(Recovering recovering, DeviceKeys device) {
    try {
      var come = server.get(at(recovering.recovery(), "/parts"), HelpedParts.class);
      return Optional.of(
          come.seals().stream()
              .map(seal -> part(recovering, device, seal))
              .flatMap(Optional::stream)
              .toList());
    } catch (ProblemException refused) {
      if (refused.is("recovery-unknown")) return Optional.empty();
      throw refused;
    }
  }

  private static Optional<RecoveryPart> part(Recovering of, DeviceKeys device, Bytes seal) {
    try {
      var account = of.account().value();
      var recovery = of.recovery().value();
      return Optional.of(PartSeal.openHelp(device.opener(), account, recovery, seal.toArray()));
    } catch (SealRefused notOurs) {
      return Optional.empty();
    }
  }

  private RecoveryStatus prove(Recovering recovering, DeviceKeys device, ContactsSecret secret) {
    var account = recovering.account().value();
    // The header makes a packet one of its own; the authenticator does not depend on it.
    var authenticator = secret.root(RecoveryHeader.random()).authenticator(account);
    var proof = Bytes.of(proof(recovering, device).sign(authenticator));
    return server.post(
        at(recovering.recovery(), "/proof"),
        new ProveRecovery(proof, recovering.method()),
        RecoveryStatus.class);
  }

  private void leaveWhatWasNeverJoined() {
    if (home.membership().isEmpty()) return;
    if (home.recovery().isEmpty() || isTrusted()) {
      throw new HomeRefused(HomeRefused.Reason.HAS_ACCOUNT, home.directory());
    }
    home.leave();
  }

  private boolean isTrusted() {
    try {
      server.get("/v1/account", OwnAccount.class);
      home.recovered();
      return true;
    } catch (ProblemException refused) {
      if (refused.is("device-not-recognised")) return false;
      throw refused;
    }
  }

  private Optional<RecoveryStatus> status(Recovering recovering) {
    try {
      return Optional.of(server.get(at(recovering.recovery(), ""), RecoveryStatus.class));
    } catch (ProblemException refused) {
      if (BEGIN_ANEW.stream().anyMatch(refused::is)) return Optional.empty();
      throw refused;
    }
  }

  private static String at(RecoveryId recovery, String rest) {
    return TARGET + "/" + recovery + rest;
  }

  private RecoveryStatus begin(String handle, DeviceKeys device, RecoveryKey key) {
    var id = freshId();
    var asked =
        server.post(TARGET, new AskRecovery(id, handle, device.description()), RecoveryAsked.class);
    var account = asked.account();
    var root = stretch(key::stretch, account, asked.header());
    var proof =
        new RecoveryProof(account.value(), id.value(), device.onRoster())
            .sign(root.authenticator(account.value()));
    var status =
        server.post(at(id, "/proof"), new ProveRecovery(Bytes.of(proof)), RecoveryStatus.class);
    home.recovering(new Recovering(id, handle, account));
    return status;
  }

  private static RecoveryId freshId() {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    return new RecoveryId(IdText.of(random));
  }

  /// @throws TrustRefused if the server asks for a stretch that would be too cheap to try keys by
  private static RecoveryRoot stretch(
      Function<RecoveryHeader, RecoveryRoot> rooting, AccountId account, Bytes header) {
    try {
      return rooting.apply(RecoveryHeader.of(header.toArray()));
    } catch (SealRefused e) {
      throw new TrustRefused(new Breach.RecoveryWrong(account, "its header is malformed"), e);
    }
  }

  private Outcome finish(
      Recovering recovering, DeviceKeys device, Function<RecoveryHeader, RecoveryRoot> rooting) {
    var account = recovering.account();
    var given = server.get(at(recovering.recovery(), "/packet"), RecoveryPackage.class);
    var root = stretch(rooting, account, given.packet());
    var method = recovering.method().orElse(RecoveryMethod.KEY);
    var secrets = RecoveredSecrets.open(account, method, root, given);
    var identity = Bytes.of(secrets.identity().publicKey().bytes());
    // Before it is sent: a crash in between leaves a home that says which account it was.
    home.join(new Membership(account, recovering.handle(), identity));
    home.pin(pins -> secrets.found().remember(pins, given.events()));
    send(recovering, secrets, device);
    home.recovered();
    followUp.meet();
    return new Outcome.Done(account);
  }

  private void send(Recovering recovering, RecoveredSecrets secrets, DeviceKeys device) {
    var verified = secrets.found().verified();
    var devices = new ArrayList<>(verified.devices().values());
    devices.add(device.onRoster());
    var roster =
        Publishing.roster(recovering.account(), verified.roster() + 1, devices, secrets.identity());
    var keyring = secrets.keyring(device.onRoster());
    try {
      server.command(
          "POST", at(recovering.recovery(), "/device"), new FinishRecovery(roster, keyring));
    } catch (ProblemException refused) {
      home.leave();
      throw refused;
    }
  }
}
