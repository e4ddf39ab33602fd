package org.lockstep.bench.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lockstep.bench.verdict.Material.Person;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareKind;

/// One share through the years: people come and go, links and live sessions begin and end, modes
/// change, keys rotate. Confined to one thread.
final class Story {
  private static final int STEPS_TO_A_ROTATION = 40;

  private final Material material;
  private final Consumer<Event> record;
  private final ShareId share;
  private final List<Person> people = new ArrayList<>();
  private final Map<Person, Integer> services = new HashMap<>();
  private int epoch;
  private long told;

  /// @param record takes each event, in order
  Story(Material material, Consumer<Event> record) {
    this.material = material;
    this.share = new ShareId(material.id());
    this.record =
        event -> {
          told++;
          record.accept(event);
        };
  }

  ShareId share() {
    return share;
  }

  /// Everybody opens an account and turns on advanced protection; the first one creates the share,
  /// and the others join.
  void begin(int participants) {
    for (int n = 0; n < participants; n++) open(share + "-" + n);
    var owner = people.getFirst();
    var title = Personal.of(owner.account(), "A folder of many");
    record.accept(
        new ShareEvent.ShareCreated(share, ShareKind.FOLDER, title, owner.account(), false, false));
    rotate(List.of(owner));
    people.stream().skip(1).forEach(this::join);
    rotate(people);
  }

  /// Goes on until so many events have been told in all.
  void goOn(int events) {
    for (int step = 0; told < events; step++) {
      var someone = people.get(1 + step % (people.size() - 1));
      switch (step % 4) {
        case 0 -> comeAndGo(someone);
        case 1 -> link();
        case 2 -> collaborate(step);
        default -> changeModes(someone, step);
      }
    }
  }

  private void open(String handle) {
    var person = material.person();
    people.add(person);
    record.accept(material.opening(person, handle));
    record.accept(new AccountEvent.ServiceSecretEscrowed(person.account(), 1, person.device()));
    services.put(person, 1);
    turnOn(person, 1);
  }

  private void join(Person person) {
    var account = person.account();
    var owner = by(people.getFirst());
    record.accept(new ShareEvent.ParticipantInvited(share, account, Role.EDITOR, owner));
    record.accept(new ShareEvent.ParticipantJoined(share, account, Role.EDITOR, by(person)));
    record.accept(new ShareEvent.KeyGranted(share, epoch, grant(person)));
  }

  private void comeAndGo(Person person) {
    record.accept(new ShareEvent.ParticipantLeft(share, person.account(), by(person)));
    join(person);
  }

  private void link() {
    var owner = by(people.getFirst());
    var link = new LinkId(material.id());
    record.accept(new ShareEvent.LinkOpened(share, link, material.digest(), owner));
    record.accept(new ShareEvent.EpochEscrowed(share, epoch, owner));
    record.accept(new ShareEvent.LinkClosed(share, link, owner));
    record.accept(new ShareEvent.EscrowDestroyed(share, epoch));
  }

  private void collaborate(int step) {
    var owner = by(people.getFirst());
    record.accept(new ShareEvent.CollaborationStarted(share, owner));
    record.accept(new ShareEvent.CollaborationEnded(share, owner));
    if (step % STEPS_TO_A_ROTATION == 2) rotate(people);
  }

  private void changeModes(Person person, int step) {
    var account = person.account();
    var device = person.device();
    record.accept(new AccountEvent.AdvancedProtectionTurnedOff(account, device, 2L * step));
    record.accept(new AccountEvent.ServiceSecretEscrowed(account, service(person), device));
    turnOn(person, 2L * step + 1);
  }

  private void turnOn(Person person, long counter) {
    var account = person.account();
    int held = service(person);
    record.accept(new AccountEvent.AdvancedProtectionTurnedOn(account, person.device(), counter));
    record.accept(new AccountEvent.ServiceSecretsDestroyed(account, held));
    var next = material.service(person, held + 1);
    record.accept(new AccountEvent.ServiceSecretRotated(account, next, person.device()));
    services.put(person, held + 1);
  }

  /// The number of the person's current service secret.
  private int service(Person person) {
    return services.getOrDefault(person, 0);
  }

  private void rotate(List<Person> members) {
    epoch++;
    List<Grant> grants = members.stream().map(this::grant).toList();
    var next = material.epoch(epoch, grants);
    record.accept(new ShareEvent.EpochStarted(share, next, by(people.getFirst())));
  }

  private Grant grant(Person recipient) {
    return material.grant(recipient, service(recipient), people.getFirst());
  }

  private static Actor by(Person person) {
    return new Actor(person.account(), person.device());
  }
}
