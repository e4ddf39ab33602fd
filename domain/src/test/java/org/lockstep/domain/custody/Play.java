package org.lockstep.domain.custody;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Personal;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountCommand.AddDevice;
import org.lockstep.domain.account.AccountCommand.CloseAccount;
import org.lockstep.domain.account.AccountCommand.RecordAccountErased;
import org.lockstep.domain.account.AccountCommand.RecordServiceSecretsDestroyed;
import org.lockstep.domain.account.AccountCommand.RemoveRecoveryKey;
import org.lockstep.domain.account.AccountCommand.RevokeDevice;
import org.lockstep.domain.account.AccountCommand.SetRecoveryKey;
import org.lockstep.domain.account.AccountCommand.TurnOffAdvancedProtection;
import org.lockstep.domain.account.AccountCommand.TurnOnAdvancedProtection;
import org.lockstep.domain.account.AccountCommand.UpdateDeviceSoftware;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.SharesParted;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.custody.Move.Step;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.EpochGrant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.SessionEnd;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareCommand.ChangeRole;
import org.lockstep.domain.share.ShareCommand.CloseLink;
import org.lockstep.domain.share.ShareCommand.CreateShare;
import org.lockstep.domain.share.ShareCommand.EndCollaboration;
import org.lockstep.domain.share.ShareCommand.EndShare;
import org.lockstep.domain.share.ShareCommand.EscrowEpoch;
import org.lockstep.domain.share.ShareCommand.Invite;
import org.lockstep.domain.share.ShareCommand.Join;
import org.lockstep.domain.share.ShareCommand.Leave;
import org.lockstep.domain.share.ShareCommand.OpenLink;
import org.lockstep.domain.share.ShareCommand.PartWithClosed;
import org.lockstep.domain.share.ShareCommand.RecordEscrowDestroyed;
import org.lockstep.domain.share.ShareCommand.RemoveParticipant;
import org.lockstep.domain.share.ShareCommand.StartCollaboration;
import org.lockstep.domain.share.ShareCommand.StartEpoch;
import org.lockstep.domain.share.ShareCommand.WithdrawInvitation;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.domain.share.ShareState.Active;

/// Turns steps into commands against the world as it is. Sensible ones mostly; odd variants are for
/// the deciders to refuse.
final class Play {
  static final int ACCOUNTS = 5;
  static final int SHARES = 4;

  private final World world = new World();

  World world() {
    return world;
  }

  /// An account that has opened and can turn on Advanced Data Protection.
  void open(int n) {
    var account = Sample.account(n);
    world.order(Sample.opening(account, Sample.modern(account, 1)));
    world
        .account(account)
        .ifPresent(
            open ->
                world.order(
                    new SetRecoveryKey(account, Composer.deviceOf(open), Sample.recovery(1))));
  }

  void turnOn(int n) {
    take(new Step(Move.TURN_ON, n, 0, 0, 4, 0));
  }

  /// A document of the account's own.
  void create(int n, int share) {
    take(new Step(Move.CREATE_SHARE, n, 0, share, 4, 0));
  }

  /// Does what `step` says, if there is anything that it can be said of.
  void take(Step step) {
    var account = Sample.account(step.who() % ACCOUNTS);
    var open = world.account(account);
    if (step.move() == Move.OPEN_ACCOUNT) {
      world.order(Sample.opening(account, Sample.modern(account, 1)));
    } else if (open.isPresent()) {
      take(step, open.get());
    }
  }

  private void take(Step step, Open who) {
    var ofAccount = accountCommand(step, who);
    if (step.move() == Move.CLOSE_ACCOUNT) {
      if (step.variant() > 9) close(who);
    } else if (ofAccount.isPresent()) {
      world.order(ofAccount.get());
    } else if (step.move() == Move.CREATE_SHARE) {
      create(step, who);
    } else {
      world.share(shareOf(step)).ifPresent(share -> take(step, who, share));
    }
  }

  /// The account with all that follows from it for its shares.
  private void close(Open who) {
    var account = who.account();
    world.order(new CloseAccount(account, Composer.deviceOf(who)));
    for (int n = 0; n < SHARES; n++) {
      var share = Sample.share(n);
      if (world.share(share).isEmpty()) continue;
      world.order(new PartWithClosed(share, account, Personal.of(account, "title")), 0);
    }
    world.order(new RecordAccountErased(account, SharesParted.NONE));
  }

  private void take(Step step, Open who, Active share) {
    if (step.move() == Move.MEET) {
      meetSome(step);
    } else {
      var by = actorFor(step, who, share);
      shareCommand(step, by, share).ifPresent(command -> world.order(command, step.lag()));
    }
  }

  private void meetSome(Step step) {
    var share = shareOf(step);
    var pending = world.custody().protection(share).verdict().pending();
    if (pending.isEmpty()) return;
    var duties = new Duties(world);
    if (step.variant() > 7) {
      pending.forEach(owed -> duties.meet(share, owed.what(), step.lag()));
    } else {
      duties.meet(share, pending.get(step.other() % pending.size()).what(), step.lag());
    }
  }

  private static ShareId shareOf(Step step) {
    return Sample.share(step.share() % SHARES);
  }

  /// In odd variants the account itself, whatever it may do; otherwise somebody who may.
  private Actor actorFor(Step step, Open who, Active share) {
    if (step.isOdd(0)) return Composer.actor(who);
    var candidates =
        switch (step.move()) {
          case JOIN -> Composer.sorted(share.invitations().keySet());
          case LEAVE -> Composer.sorted(share.participants().keySet());
          default -> List.of(share.owner()); // The owner may do all else.
        };
    if (candidates.isEmpty()) return Composer.actor(who);
    var chosen = world.account(candidates.get(step.who() % candidates.size()));
    return Composer.actor(chosen.orElse(who));
  }

  private void create(Step step, Open who) {
    var by = Composer.actor(who);
    var kinds = ShareKind.values();
    var kind = step.isOdd(1) ? kinds[step.other() % kinds.length] : ShareKind.DOCUMENT;
    int service = world.facts(step.lag()).of(who.account()).map(m -> m.serviceEpoch()).orElse(1);
    var grant = Sample.grant(who.account(), service, Role.OWNER, by.device());
    var title = Personal.of(who.account(), "title");
    boolean guarded = step.isOdd(2);
    var epoch = Sample.epoch(1, List.of(grant));
    world.order(
        new CreateShare(shareOf(step), kind, title, guarded, step.isOdd(3), epoch, by), step.lag());
  }

  private static Optional<AccountCommand> accountCommand(Step step, Open open) {
    var account = open.account();
    var by = Composer.deviceOf(open);
    var devices = Composer.devicesOf(open);
    var roster = Sample.roster(open.rosterCounter() + (step.isOdd(0) ? 0 : 1));
    long counter = open.modeCounter() + (step.isOdd(0) ? 0 : 1);
    return Optional.ofNullable(
        switch (step.move()) {
          case ADD_DEVICE -> new AddDevice(account, by, next(step, open), roster, Sample.keyring());
          case REVOKE_DEVICE ->
              new RevokeDevice(account, by, devices.get(step.other() % devices.size()), roster);
          case UPDATE_SOFTWARE ->
              new UpdateDeviceSoftware(
                  account, by, SoftwareVersion.parse(step.isOdd(1) ? "0.1" : "17.1"));
          case SET_RECOVERY_KEY ->
              new SetRecoveryKey(account, by, Sample.recovery(open.recoveriesMade() + 1));
          case REMOVE_RECOVERY_KEY -> new RemoveRecoveryKey(account, by);
          case TURN_ON -> new TurnOnAdvancedProtection(account, by, counter);
          case TURN_OFF -> new TurnOffAdvancedProtection(account, by, counter);
          case ROTATE_SERVICE -> Composer.rotateService(open);
          case ROTATE_CIRCLE -> Composer.rotateCircle(open);
          case ESCROW_SERVICE -> Composer.escrowService(open);
          case DESTROY_SERVICE -> new RecordServiceSecretsDestroyed(account);
          default -> null; // The other moves are about shares.
        });
  }

  private static Device next(Step step, Open open) {
    int n = open.devices().size() + open.formerDevices().size() + 1;
    return step.isOdd(1) ? Sample.outdated(open.account(), n) : Sample.modern(open.account(), n);
  }

  private Optional<ShareCommand> shareCommand(Step step, Actor by, Active share) {
    var id = share.share();
    var other = Sample.account(step.other() % ACCOUNTS);
    var role = step.isOdd(4) ? Role.VIEWER : Role.EDITOR;
    int current = share.keys().current();
    return Optional.ofNullable(
        switch (step.move()) {
          case INVITE -> new Invite(id, other, role, Optional.empty(), by);
          case INVITE_WITH_GRANT -> inviteWithGrant(step, by, share, role);
          case WITHDRAW -> new WithdrawInvitation(id, other, by);
          case JOIN -> new Join(id, by);
          case LEAVE -> new Leave(id, by);
          case REMOVE -> new RemoveParticipant(id, other, by);
          case CHANGE_ROLE -> new ChangeRole(id, other, role, by);
          case OPEN_LINK -> new OpenLink(id, Sample.link(step.other()), Sample.BYTES, by);
          case CLOSE_LINK -> new CloseLink(id, by);
          case START_COLLABORATION -> new StartCollaboration(id, by);
          case END_COLLABORATION -> new EndCollaboration(id, by);
          case OPEN_SESSION -> new ShareCommand.RecordSessionOpened(id, by);
          case CLOSE_SESSION ->
              new ShareCommand.RecordSessionClosed(
                  id, step.isOdd(2) ? List.of() : List.of(by), 0, SessionEnd.EVERYBODY_LEFT);
          case START_EPOCH -> startEpoch(step, by, share);
          case GRANT -> Composer.grantKey(share, other, by, world.facts(step.lag()));
          case ESCROW_SHARE -> new EscrowEpoch(id, current - (step.isOdd(5) ? 1 : 0), by);
          case DESTROY_SHARE -> new RecordEscrowDestroyed(id);
          case END_SHARE -> step.variant() < 3 ? new EndShare(id, by) : null;
          default -> null; // The other moves are about accounts.
        });
  }

  private Invite inviteWithGrant(Step step, Actor by, Active share, Role role) {
    var other = Sample.account(step.other() % ACCOUNTS);
    int current = share.keys().current() - (step.isOdd(5) ? 1 : 0);
    var grant =
        world
            .facts(step.lag())
            .of(other)
            .map(member -> Sample.grant(other, member.serviceEpoch(), role, by.device()))
            .map(made -> new EpochGrant(current, made));
    return new Invite(share.share(), other, role, grant, by);
  }

  private StartEpoch startEpoch(Step step, Actor by, Active share) {
    var sensible = Composer.startEpoch(share, by, world.facts(step.lag()), step.isOdd(1));
    if (!step.isOdd(2)) return sensible;
    var nobody = Sample.epoch(sensible.epoch().number(), List.of());
    return new StartEpoch(share.share(), nobody, by);
  }
}
