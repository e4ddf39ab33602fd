package org.lockstep.client.account;

import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.client.home.KnownRecovery;
import org.lockstep.client.trust.RecoveredAccount;
import org.lockstep.crypto.recovery.RecoveryContents;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.recovery.RecoveryKey;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.SetRecoveryKey;
import org.lockstep.wire.message.RecoveryMessages.ChangeRecoveryWait;
import org.lockstep.wire.message.RecoveryMessages.RecoveryOverview;
import org.lockstep.wire.message.RecoveryMessages.RecoveryPackage;
import org.lockstep.wire.message.RecoveryMessages.RecoveryRehearsal;

/// The recovery key of the account, and recoveries that a trusted device may stop.
public final class Recovery {
  private static final String TARGET = "/v1/recovery/key";
  private static final String REHEARSAL = "/v1/recovery/rehearsal";
  private static final String ACCOUNT = "/v1/account";
  private static final int ATTEMPTS = 3;

  private final ServerConnection server;
  private final Home home;
  private final OwnSecrets secrets;

  /// Wired by the client.
  public Recovery(ServerConnection server, Home home, OwnSecrets secrets) {
    this.server = server;
    this.home = home;
    this.secrets = secrets;
  }

  /// Makes a recovery key, which an older one dies with. Show it once: nobody can show it again.
  public RecoveryKey make() {
    for (int attempt = 1; ; attempt++) {
      var made = makeOne();
      var now = server.get(ACCOUNT, OwnAccount.class);
      // Another device rotated meanwhile, and sealed to the key before: this one would not reach
      // the new secret.
      boolean reaches =
          made.circle() == now.circle().current() && made.service() == now.service().current();
      if (reaches || attempt == ATTEMPTS) return made.key();
    }
  }

  private record Made(RecoveryKey key, long circle, long service) {}

  private Made makeOne() {
    var keys = secrets.open();
    var account = keys.own().account().value();
    int number = server.get(ACCOUNT, OwnAccount.class).recoveriesMade() + 1;
    var key = RecoveryKey.random();
    var root = key.stretch(RecoveryHeader.random());
    var contents =
        new RecoveryContents(keys.identity(), keys.currentCircle(), keys.currentService());
    var published = root.keys(account, number);
    var known = KnownRecovery.of(published);
    server.command(
        "PUT",
        TARGET,
        new SetRecoveryKey(
            new RecoveryKeys(
                number,
                known.sealingKey(),
                Bytes.of(published.authenticator().bytes()),
                Bytes.of(published.sign(keys.identity()))),
            Bytes.of(RecoveryPacket.make(root, contents))));
    home.pin(pins -> pins.withRecovery(Optional.of(known)));
    return new Made(key, contents.circle().epoch().number(), contents.service().epoch().number());
  }

  /// How long a recovery waits for a veto, and those that wait now (R86).
  public RecoveryOverview overview() {
    home.requireMembership();
    return server.get("/v1/recovery", RecoveryOverview.class);
  }

  /// Lets recoveries that begin from now on wait for so many hours, 0 for not at all.
  public void setWait(int hours) {
    home.requireMembership();
    server.command("PUT", "/v1/recovery/wait", new ChangeRecoveryWait(hours));
  }

  /// Tries out what a recovery would do today, on this device alone. The server learns that
  /// somebody rehearses, and neither the key nor whether it was right.
  ///
  /// @param typed the recovery key, if the person has it at hand
  public Rehearsal rehearse(Optional<RecoveryKey> typed) {
    home.requireMembership();
    var given =
        Optional.ofNullable(
            server.get(REHEARSAL, RecoveryRehearsal.class).methods().get(RecoveryMethod.KEY));
    if (given.isEmpty()) return new Rehearsal.Nothing();
    try {
      if (typed.isEmpty()) {
        look(RecoveryMethod.KEY, given.get());
        return new Rehearsal.LooksRight();
      }
      return open(given.get(), typed.get());
    } catch (TrustRefused refused) {
      return new Rehearsal.Fails(refused.breach().words());
    } catch (SealRefused malformed) {
      return new Rehearsal.Fails("the packet that the server keeps is malformed");
    }
  }

  /// Whether recovery contacts would bring the account back today, as far as that can be told
  /// without them; empty if there are none.
  public Optional<Rehearsal> rehearseContacts() {
    home.requireMembership();
    var given = server.get(REHEARSAL, RecoveryRehearsal.class).methods();
    return Optional.ofNullable(given.get(RecoveryMethod.CONTACTS)).map(this::contacts);
  }

  private Rehearsal contacts(RecoveryPackage given) {
    try {
      var now = look(RecoveryMethod.CONTACTS, given).signIn().recoveries().methods().contacts();
      return now.areReady()
          ? new Rehearsal.LooksRight()
          : new Rehearsal.Fails(
              "%d of the %d contacts that it takes have confirmed"
                  .formatted(now.confirmed().size(), now.threshold()));
    } catch (TrustRefused refused) {
      return new Rehearsal.Fails(refused.breach().words());
    } catch (SealRefused malformed) {
      return new Rehearsal.Fails("the packet that the server keeps is malformed");
    }
  }

  private AccountState.Open look(RecoveryMethod method, RecoveryPackage given) {
    RecoveryHeader.of(given.packet().toArray());
    var found = RecoveredAccount.of(home.requireMembership().account(), identity(), given.events());
    found.requireReach(method, given.circle().isPresent(), given.service().isPresent());
    return found.state();
  }

  private Rehearsal open(RecoveryPackage given, RecoveryKey key) {
    var root = key.stretch(RecoveryHeader.of(given.packet().toArray()));
    var opened = RecoveredSecrets.open(home.requireMembership().account(), root, given);
    return opened.identity().publicKey().equals(identity())
        ? new Rehearsal.Works()
        : new Rehearsal.Fails("the packet holds another identity than this account's");
  }

  private VerifyingKey identity() {
    return VerifyingKey.of(home.requireMembership().identityKey().toArray());
  }

  /// Stops a recovery. Whoever proved it can prove it again: replace what it rests on.
  public void veto(RecoveryId recovery) {
    home.requireMembership();
    server.command("POST", "/v1/recovery/" + recovery + "/veto");
  }

  /// Ends the recovery key.
  public void remove() {
    home.requireMembership();
    server.command("DELETE", TARGET);
  }
}
