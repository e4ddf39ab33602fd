package org.lockstep.domain.custody;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareKind;

/// Tells how long it takes to fold a long history of one share of a hundred participants: once in a
/// fresh virtual machine, then again and again. With any argument all people are `STANDARD` at
/// first.
final class FoldSpeed {
  // CPU time of this thread alone: other work on the machine does not count.
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int PEOPLE = 100;
  private static final int EVENTS = 10_000;
  private static final ShareId SHARE = Sample.share(1);

  private final List<Recorded<?>> history = new ArrayList<>();
  private final Map<AccountId, Integer> services = new HashMap<>();
  private final boolean standard;
  private int epoch = 0;

  private FoldSpeed(boolean standard) {
    this.standard = standard;
  }

  public static void main(String[] args) {
    var history = new FoldSpeed(args.length > 0).compose();
    System.out.printf("%d events%n", history.size());
    for (int round = 0; round < 30; round++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      var custody = new CustodyReplay();
      history.forEach(custody::apply);
      var verdict = custody.protection(SHARE).verdict();
      long micros = (CLOCK.getCurrentThreadCpuTime() - start) / 1_000;
      if (round == 0 || round % 5 == 4) {
        System.out.printf("round %d: %.1f ms, %s%n", round, micros / 1e3, verdict.encryption());
      }
    }
  }

  private List<Recorded<?>> compose() {
    for (int n = 0; n < PEOPLE; n++) open(Sample.account(n));
    var owner = Sample.account(0);
    record(
        new ShareEvent.ShareCreated(
            SHARE, ShareKind.DOCUMENT, Personal.of(owner, "title"), owner, false, false));
    rotate(1);
    for (int n = 1; n < PEOPLE; n++) {
      join(Sample.account(n));
    }
    rotate(PEOPLE);
    for (int step = 0; history.size() < EVENTS; step++) happen(step);
    return List.copyOf(history);
  }

  /// People come and go, links and live sessions begin and end, modes change, keys rotate.
  private void happen(int step) {
    var someone = Sample.account(1 + step % (PEOPLE - 1));
    switch (step % 4) {
      case 0 -> {
        record(new ShareEvent.ParticipantLeft(SHARE, someone, by(someone)));
        join(someone);
      }
      case 1 -> {
        record(new ShareEvent.LinkOpened(SHARE, Sample.link(1), Sample.BYTES, by(someone)));
        record(new ShareEvent.EpochEscrowed(SHARE, epoch, by(someone)));
        record(new ShareEvent.LinkClosed(SHARE, Sample.link(1), by(someone)));
        record(new ShareEvent.EscrowDestroyed(SHARE, epoch));
      }
      case 2 -> {
        record(new ShareEvent.CollaborationStarted(SHARE, by(someone)));
        record(new ShareEvent.CollaborationEnded(SHARE, by(someone)));
        if (step % 40 == 2) rotate(PEOPLE);
      }
      default -> {
        var device = by(someone).device();
        int service = services.merge(someone, 1, Integer::sum);
        record(new AccountEvent.AdvancedProtectionTurnedOff(someone, device, step));
        record(new AccountEvent.ServiceSecretEscrowed(someone, service - 1, device));
        record(new AccountEvent.AdvancedProtectionTurnedOn(someone, device, step + 1L));
        record(new AccountEvent.ServiceSecretsDestroyed(someone, service - 1));
        var next = Sample.service(service, Set.of(device));
        record(new AccountEvent.ServiceSecretRotated(someone, next, device));
      }
    }
  }

  private void open(AccountId account) {
    var device = Sample.modern(account, 1);
    var c = Sample.opening(account, device);
    record(
        new AccountEvent.AccountOpened(
            account,
            c.handleId(),
            c.handle(),
            c.name(),
            c.identityKey(),
            device,
            c.roster(),
            c.identitySeal(),
            c.circle(),
            c.service()));
    record(new AccountEvent.ServiceSecretEscrowed(account, 1, device.id()));
    services.put(account, 1);
    if (standard) return;
    record(new AccountEvent.AdvancedProtectionTurnedOn(account, device.id(), 1));
    record(new AccountEvent.ServiceSecretsDestroyed(account, 1));
    var next = Sample.service(2, Set.of(device.id()));
    record(new AccountEvent.ServiceSecretRotated(account, next, device.id()));
    services.put(account, 2);
  }

  private void join(AccountId account) {
    var owner = by(Sample.account(0));
    record(new ShareEvent.ParticipantInvited(SHARE, account, Role.EDITOR, owner));
    record(new ShareEvent.ParticipantJoined(SHARE, account, Role.EDITOR, by(account)));
    record(new ShareEvent.KeyGranted(SHARE, epoch, grant(account)));
  }

  private void rotate(int people) {
    epoch++;
    var grants = new ArrayList<Grant>();
    for (int n = 0; n < people; n++) grants.add(grant(Sample.account(n)));
    record(new ShareEvent.EpochStarted(SHARE, Sample.epoch(epoch, grants), by(Sample.account(0))));
  }

  private Grant grant(AccountId account) {
    return Sample.grant(
        account, services.getOrDefault(account, 1), Role.EDITOR, by(account).device());
  }

  private static Actor by(AccountId account) {
    return new Actor(account, Sample.device(account, 1));
  }

  private void record(Event event) {
    int position = history.size();
    history.add(new Recorded<>(position, Instant.ofEpochSecond(position), event));
  }
}
