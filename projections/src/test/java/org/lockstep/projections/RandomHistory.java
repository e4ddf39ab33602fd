package org.lockstep.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.lockstep.domain.account.AccountCommand;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.RecoveryWay;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.domain.share.ShareState.Active;

/// Lets a few accounts and shares do at random whatever the rules allow.
final class RandomHistory {
  static final int ACCOUNTS = 4;
  static final int SHARES = 3;

  private final World world;
  private final Random random;
  private final Map<Integer, Integer> versions = new HashMap<>();
  private int fresh = 1;

  RandomHistory(World world, long seed) {
    this.world = world;
    this.random = new Random(seed);
  }

  /// Something happens, or is refused.
  void step() {
    int account = random.nextInt(ACCOUNTS);
    int share = random.nextInt(SHARES);
    if (world.open(account).isEmpty()) world.begin(account);
    else if (world.active(share).isEmpty()) create(share, account);
    else if (random.nextInt(3) == 0) onAccount(account);
    else onShare(share, world.active(share).get(), account);
  }

  private void create(int share, int owner) {
    var kinds = List.copyOf(EnumSet.allOf(ShareKind.class));
    world.create(share, kinds.get(random.nextInt(kinds.size())), owner);
  }

  private void onAccount(int n) {
    var open = world.open(n).orElseThrow();
    var id = open.account();
    var devices = List.copyOf(open.devices().keySet());
    DeviceId by = devices.get(random.nextInt(devices.size()));
    long counter = open.modeCounter() + 1;
    long roster = open.rosterCounter() + 1;
    world.send(
        switch (random.nextInt(12)) {
          case 0 -> new AccountCommand.TurnOffAdvancedProtection(id, by, counter);
          case 1, 2 -> new AccountCommand.TurnOnAdvancedProtection(id, by, counter);
          case 3 -> new AccountCommand.RecordServiceSecretsDestroyed(id);
          case 4 -> new AccountCommand.EscrowServiceSecret(id, by, open.service().current());
          case 5 ->
              new AccountCommand.RotateServiceSecret(
                  id, by, Some.service(open.service().current() + 1, devices), open.recovery());
          case 6 ->
              new AccountCommand.RotateCircleSecret(
                  id, by, Some.circle(open.circle().current() + 1, devices), open.recovery());
          case 7 -> {
            var added = Some.device(n, fresh++);
            yield new AccountCommand.AddDevice(
                id, by, Some.device(id, added), Some.roster(roster), Some.keyring(added));
          }
          case 10 -> {
            var recovery = new RecoveryId("0r%024d".formatted(fresh));
            var recovered = Some.device(id, Some.device(n, fresh++));
            var way = new RecoveryWay(RecoveryMethod.KEY, open.recovery());
            yield new AccountCommand.BeginRecovery(id, recovery, recovered, way, Instant.EPOCH);
          }
          case 11 ->
              new AccountCommand.RecoverDevice(
                  id, begun(open), Some.roster(roster), Some.keyring(by), Instant.EPOCH);
          case 8 -> new AccountCommand.RevokeDevice(id, by, by, Some.roster(roster));
          default ->
              new AccountCommand.SetRecoveryKey(id, by, Some.recovery(open.recoveriesMade() + 1));
        });
  }

  /// One that has begun, if there is one.
  private static RecoveryId begun(AccountState.Open open) {
    return open.signIn().recoveries().begun().keySet().stream()
        .min(Comparator.comparing(RecoveryId::value))
        .orElse(new RecoveryId("0r%024d".formatted(0)));
  }

  private void onShare(int n, Active share, int account) {
    var id = share.share();
    var by = random.nextBoolean() ? Some.actor(account) : world.actor(share.owner());
    var other = Some.account(random.nextInt(ACCOUNTS));
    int current = share.keys().current();
    if (random.nextInt(5) == 0) {
      write(n, current, by);
      return;
    }
    world.send(
        switch (random.nextInt(14)) {
          case 0, 1 -> new ShareCommand.Invite(id, other, role(), Optional.empty(), by);
          case 2 -> new ShareCommand.WithdrawInvitation(id, other, by);
          case 3, 4 -> new ShareCommand.Join(id, Some.actor(account));
          case 5 -> new ShareCommand.Leave(id, Some.actor(account));
          case 6 -> new ShareCommand.RemoveParticipant(id, other, by);
          case 7 -> new ShareCommand.ChangeRole(id, other, role(), by);
          case 8 -> new ShareCommand.StartEpoch(id, epoch(share, by), by);
          case 9 -> new ShareCommand.GrantKey(id, current, grants(share, by), by);
          case 10 -> toggleLink(share, by);
          case 11 -> toggleCollaboration(share, by);
          case 12 -> new ShareCommand.EscrowEpoch(id, current, by);
          default ->
              random.nextInt(6) == 0
                  ? new ShareCommand.EndShare(id, by)
                  : new ShareCommand.RecordEscrowDestroyed(id);
        });
  }

  private Role role() {
    return random.nextBoolean() ? Role.EDITOR : Role.VIEWER;
  }

  private ShareCommand toggleLink(Active share, Actor by) {
    return share.link().isPresent()
        ? new ShareCommand.CloseLink(share.share(), by)
        : new ShareCommand.OpenLink(share.share(), Some.link(fresh++), Some.bytes("v"), by);
  }

  private ShareCommand toggleCollaboration(Active share, Actor by) {
    return share.collaboration()
        ? new ShareCommand.EndCollaboration(share.share(), by)
        : new ShareCommand.StartCollaboration(share.share(), by);
  }

  private ShareEpoch epoch(Active share, Actor by) {
    return World.epoch(share.keys().current() + 1, grants(share, by));
  }

  private List<Grant> grants(Active share, Actor by) {
    var grants = new ArrayList<Grant>();
    for (int n = 0; n < ACCOUNTS; n++) {
      var role = share.roleOf(Some.account(n));
      if (role.isPresent()) grants.add(world.grant(n, role.get(), by.device()));
    }
    return grants;
  }

  private void write(int n, int epoch, Actor by) {
    int item = n * 100 + random.nextInt(3);
    int last = versions.getOrDefault(item, 0);
    var id = Some.item(item);
    if (last < 0) return;
    boolean delete = last > 0 && random.nextInt(4) == 0;
    versions.put(item, delete ? -1 : last + 1);
    world.append(
        List.of(
            delete
                ? new ItemEvent.ItemDeleted(Some.share(n), id, last, by)
                : new ItemEvent.ItemWritten(Some.share(n), id, Some.version(last + 1, epoch), by)));
  }
}
