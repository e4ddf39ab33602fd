package org.lockstep.domain.custody;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lockstep.domain.custody.PlainModel.PlainAccount;
import org.lockstep.domain.custody.PlainModel.PlainShare;
import org.lockstep.domain.id.AccountId;

/// What must be so of one share at one prefix of the history, worked out from the plain model
/// alone.
final class Expectation {
  /// When something began, by name; and what was exposed so far. Carried from prefix to prefix.
  static final class Memory {
    private final Map<Object, Long> since = new HashMap<>();
    private final List<Interval> exposures = new ArrayList<>();

    List<Interval> exposures() {
      return exposures;
    }

    private Map<Object, Long> carry(Set<?> now, long position) {
      since.keySet().retainAll(now);
      now.forEach(what -> since.putIfAbsent(what, position));
      return Map.copyOf(since);
    }
  }

  /// Positions `from` to before `to`; `to` is -1 while it lasts.
  record Interval(long from, long to, Set<Cause> causes) {}

  private final PlainModel model;
  private final String name;
  private final PlainShare share;
  private final Set<String> reaching;

  Expectation(PlainModel model, String name, PlainShare share) {
    this.model = model;
    this.name = name;
    this.share = share;
    this.reaching = model.allThatReach(PlainModel.secret(name, share.epoch));
  }

  /// R51, as the rule says it.
  Set<Cause> causes() {
    var causes = new HashSet<>(share.openings());
    share.people.stream()
        .filter(person -> !account(person).advanced)
        .forEach(person -> causes.add(new Cause.Participant(new AccountId(person))));
    return causes;
  }

  boolean reachedByVault() {
    return reaching.contains(PlainModel.VAULT);
  }

  boolean endToEnd() {
    return causes().isEmpty() && !reachedByVault();
  }

  /// Devices that can open what is written now.
  Set<String> devicesThatReach() {
    var devices = new TreeSet<String>();
    for (var key : reaching) {
      if (key.startsWith("device ")) devices.add(key.substring("device ".length()));
    }
    return devices;
  }

  Set<String> devicesOfPeople() {
    return rosters(share.people);
  }

  /// Devices of those who have a part in the share, or are asked to.
  Set<String> devicesThatMay() {
    var may = rosters(share.people);
    may.addAll(rosters(share.invited));
    return may;
  }

  private Set<String> rosters(Set<String> people) {
    var all = new TreeSet<String>();
    people.forEach(person -> all.addAll(account(person).roster));
    return all;
  }

  private PlainAccount account(String person) {
    return model.accounts.getOrDefault(person, new PlainAccount());
  }

  /// Every key operation that is owed, from what keys open alone.
  Set<Obligation> owed() {
    var owed = new HashSet<Obligation>();
    boolean calledFor = !share.openings().isEmpty();
    if (!share.held.isEmpty() && (share.ended || !calledFor)) {
      owed.add(new Obligation.DestroyEscrow());
    }
    if (share.ended) return owed;
    if (calledFor && share.epoch > 0 && !share.held.contains(share.epoch)) {
      owed.add(new Obligation.EscrowShare());
    }
    boolean strangerReads = !devicesThatMay().containsAll(devicesThatReach());
    if (strangerReads || (causes().isEmpty() && reachedByVault())) {
      owed.add(new Obligation.RotateShare());
    }
    share.people.forEach(person -> owedBy(person, account(person), owed));
    return owed;
  }

  private void owedBy(String person, PlainAccount account, Set<Obligation> owed) {
    var id = new AccountId(person);
    if (account.roster.stream().noneMatch(devicesThatReach()::contains)) {
      owed.add(new Obligation.SealToMember(id));
    }
    if (!account.advanced && !account.held.contains(account.service)) {
      owed.add(new Obligation.EscrowService(id));
    }
    if (account.advanced && !account.held.isEmpty()) {
      owed.add(new Obligation.DestroyServiceSecrets(id));
    }
    var service = model.allThatReach("service " + person + " " + account.service);
    boolean leaked =
        service.stream()
            .filter(key -> key.startsWith("device "))
            .anyMatch(key -> !account.roster.contains(key.substring("device ".length())));
    if (leaked || (account.advanced && service.contains(PlainModel.VAULT))) {
      owed.add(new Obligation.RotateService(id));
    }
  }

  /// Through what the vault reaches the current epoch.
  private Set<Cause> ways() {
    var ways = new HashSet<Cause>();
    for (var opener : model.openersOf(PlainModel.secret(name, share.epoch))) {
      if (opener.equals(PlainModel.VAULT)) ways.addAll(share.openings());
      if (opener.startsWith("category ") && model.allThatReach(opener).contains(PlainModel.VAULT)) {
        ways.add(new Cause.Participant(new AccountId(opener.split(" ", -1)[2])));
      }
    }
    return ways;
  }

  Map<Object, Long> since(Memory memory, long position) {
    var now = new HashSet<Object>(causes());
    now.addAll(owed());
    return memory.carry(now, position);
  }

  List<Interval> exposures(Memory memory, long position) {
    var all = memory.exposures();
    boolean lasting = !all.isEmpty() && all.getLast().to() < 0;
    if (lasting) {
      var last = all.removeLast();
      var causes = new HashSet<>(last.causes());
      if (reachedByVault()) causes.addAll(ways());
      all.add(new Interval(last.from(), reachedByVault() ? -1 : position, causes));
    } else if (reachedByVault()) {
      all.add(new Interval(position, -1, ways()));
    }
    return List.copyOf(all);
  }
}
