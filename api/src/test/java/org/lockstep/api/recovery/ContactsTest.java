package org.lockstep.api.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.recovery.PartSeal;
import org.lockstep.crypto.recovery.RecoveryKind;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.ContactMessages.ContactsOverview;
import org.lockstep.wire.message.ContactMessages.FindRecovery;
import org.lockstep.wire.message.ContactMessages.FoundRecovery;
import org.lockstep.wire.message.ContactMessages.HeldParts;
import org.lockstep.wire.message.ContactMessages.HelpRecovery;
import org.lockstep.wire.message.ContactMessages.HelpedParts;
import org.lockstep.wire.message.ContactMessages.Offer;
import org.lockstep.wire.message.ContactMessages.PartOffer;
import org.lockstep.wire.message.ContactMessages.PartOffers;
import org.lockstep.wire.message.ContactMessages.SetContacts;
import org.lockstep.wire.message.RecoveryMessages.RecoveryPackage;
import org.lockstep.wire.message.RecoveryMessages.RecoveryStatus;

/// People who help an account back, and those who try to without being asked (R80 to R82).
@RunningServer
class ContactsTest {
  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final Member carol;

  ContactsTest(TestServer server) {
    this.server = server;
    this.alice = named("a");
    this.bob = named("b");
    this.carol = named("c");
  }

  private Member named(String letter) {
    return Member.named(server, letter + TestDevice.freshId());
  }

  private List<PartOffer> offers(Member to) {
    return to.send(Call.get("/v1/recovery/offers")).as(PartOffers.class).offers();
  }

  private ContactsOverview overview() {
    return alice.send(Call.get("/v1/recovery/contacts")).as(ContactsOverview.class);
  }

  private List<String> records(String kind, AccountId of) {
    return server.vault().sealedRecords().list(kind).stream()
        .filter(id -> id.contains(of.value()))
        .toList();
  }

  @Test
  @Tag("R82")
  void once_a_part_has_arrived_nothing_tells_who_holds_it() {
    var friends = Friends.kept(alice, 1, 2, bob, carol);
    assertThat(offers(bob))
        .singleElement()
        .satisfies(offer -> assertThat(offer.account()).isEqualTo(alice.id()));
    assertThat(friends.confirms(bob, 1).status()).isEqualTo(200);
    assertThat(friends.confirms(carol, 2).status()).isEqualTo(200);

    assertThat(offers(bob)).isEmpty();
    for (var person : List.of(bob, carol)) {
      for (var kind : List.of("recovery-offer", "recovery-note", "recovery-packet")) {
        assertThat(records(kind, person.id())).as(kind).isEmpty();
      }
      assertThat(history()).doesNotContain(person.id().value(), person.device().id().value());
    }
    var contacts = overview().contacts().orElseThrow();
    assertThat(contacts.confirmed()).containsExactly(1, 2);
    assertThat(contacts.threshold()).isEqualTo(2);
    assertThat(contacts.note()).isEqualTo(Friends.NOTE);
  }

  private String history() {
    var all = new StringBuilder();
    for (var event : server.journal().stream(alice.id().value(), 0)) {
      all.append(new String(event.payload(), StandardCharsets.UTF_8));
      all.append(new String(event.metadata(), StandardCharsets.UTF_8));
    }
    return all.toString();
  }

  @Test
  void only_who_has_a_part_confirms_it_and_only_while_it_is_one() {
    var friends = Friends.kept(alice, 1, 1, bob, carol);
    var token = Bytes.of(friends.parts().get(0).confirmation().bytes());
    for (var wrong :
        List.of(
            friends.confirms(bob, 1, Bytes.of(Secret.random().bytes())),
            friends.confirms(bob, 1, Bytes.EMPTY),
            friends.confirms(bob, 2, token),
            friends.confirms(carol, 1, token),
            friends.confirms(alice, 1, token))) {
      assertThat(wrong.problemType()).isEqualTo("recovery-part-unknown");
    }
    assertThat(overview().contacts().orElseThrow().confirmed()).isEmpty();
    assertThat(friends.confirms(bob, 1).status()).isEqualTo(200);
    assertThat(friends.confirms(bob, 1).problemType()).isEqualTo("recovery-part-unknown");

    var next = Friends.kept(alice, 2, 1, carol);
    assertThat(friends.confirms(carol, 2).problemType()).isEqualTo("recovery-part-unknown");
    assertThat(offers(carol)).extracting(PartOffer::number).containsExactly(2);
    alice.does(Call.bare("DELETE", "/v1/recovery/contacts"));
    assertThat(offers(carol)).isEmpty();
    assertThat(next.confirms(carol, 1).problemType()).isEqualTo("recovery-part-unknown");
    assertThat(overview().contacts()).isEmpty();
  }

  @Test
  @Tag("R81")
  void contacts_who_are_told_the_code_bring_a_device_to_the_packet() {
    var friends = Friends.kept(alice, 1, 1, bob);
    friends.confirms(bob, 1);
    var tablet = Newcomer.at(server);
    var code = Friends.asks(tablet, alice.handle());

    var found = bob.send(Call.post("/v1/recovery/helps", new FindRecovery(code)));
    assertThat(found.as(FoundRecovery.class))
        .isEqualTo(new FoundRecovery(tablet.recovery(), alice.id(), tablet.described()));
    assertThat(parts(tablet)).isEmpty();
    var seal = Bytes.of(PartSeal.help(tablet.recovery().value(), tablet.onRoster(), part(friends)));
    var help = Call.post("/v1/recovery/helps/" + tablet.recovery(), new HelpRecovery(code, seal));
    assertThat(bob.send(help).status()).isEqualTo(200);
    assertThat(parts(tablet)).containsExactly(seal);
    assertThat(tablet.sends(Call.get(tablet.at("/packet"))).problemType())
        .isEqualTo("recovery-not-under-way");

    assertThat(friends.proves(tablet).as(RecoveryStatus.class).ready()).isNotNull();
    var given = tablet.sends(Call.get(tablet.at("/packet"))).as(RecoveryPackage.class);
    assertThat(given.packet()).isEqualTo(friends.packet());
    assertThat(RecoveryPacket.open(friends.root(), alice.id().value(), given.packet().toArray()))
        .isNotNull();
    var joined = tablet.joins(alice, 2, alice.identity(), alice.device().described(alice.id()));
    assertThat(joined.status()).isEqualTo(200);
    for (var kind : List.of("recovery-help", "recovery-asked")) {
      assertThat(server.vault().sealedRecords().list(kind, tablet.recovery().value())).isEmpty();
    }
    assertThat(bob.send(help).problemType()).isEqualTo("recovery-code-unknown");
  }

  private static org.lockstep.crypto.recovery.RecoveryPart part(Friends friends) {
    return friends.parts().getFirst();
  }

  private List<Bytes> parts(Newcomer newcomer) {
    return newcomer.sends(Call.get(newcomer.at("/parts"))).as(HelpedParts.class).seals();
  }

  @Test
  void without_the_code_nobody_finds_or_helps_a_recovery() {
    var tablet = Newcomer.at(server);
    var code = Friends.asks(tablet, alice.handle());
    var seal = Bytes.of(new byte[] {1});
    for (var wrong : List.of("", "ABCD", "0000-0000-0000-0000", code.replace('-', '_'))) {
      var find = Call.post("/v1/recovery/helps", new FindRecovery(wrong));
      assertThat(bob.send(find).problemType()).isEqualTo("recovery-code-unknown");
      var help =
          Call.post("/v1/recovery/helps/" + tablet.recovery(), new HelpRecovery(wrong, seal));
      assertThat(bob.send(help).problemType()).isEqualTo("recovery-code-unknown");
    }
    var other = Newcomer.at(server);
    Friends.asks(other, alice.handle());
    var crossed = Call.post("/v1/recovery/helps/" + other.recovery(), new HelpRecovery(code, seal));
    assertThat(bob.send(crossed).problemType()).isEqualTo("recovery-code-unknown");
    assertThat(parts(tablet)).isEmpty();
    var stranger = Newcomer.at(server);
    assertThat(stranger.sends(Call.get(tablet.at("/parts"))).problemType())
        .isEqualTo("signature-wrong");
  }

  @Test
  void a_handle_that_nobody_has_is_asked_for_like_any_other() {
    var tablet = Newcomer.at(server);
    var code = Friends.asks(tablet, "n" + TestDevice.freshId());
    var found = bob.send(Call.post("/v1/recovery/helps", new FindRecovery(code)));
    assertThat(found.as(FoundRecovery.class).device()).isEqualTo(tablet.described());
    assertThat(parts(tablet)).isEmpty();
    var friends = Friends.of(alice, 1, 1, bob);
    assertThat(friends.proves(tablet).problemType()).isEqualTo("recovery-proof-wrong");
    var real = Newcomer.at(server);
    Friends.asks(real, alice.handle());
    assertThat(friends.proves(real).problemType()).isEqualTo("recovery-proof-wrong");
  }

  @Test
  void ten_people_help_at_most_and_each_once() {
    var tablet = Newcomer.at(server);
    var code = Friends.asks(tablet, alice.handle());
    var target = "/v1/recovery/helps/" + tablet.recovery();
    var people = new ArrayList<Member>();
    for (int i = 0; i < 10; i++) people.add(Member.standard(server, "crowd"));
    for (var one : people) {
      for (int times = 0; times < 2; times++) {
        var help = new HelpRecovery(code, Bytes.of(new byte[] {(byte) times}));
        assertThat(one.send(Call.post(target, help)).status()).isEqualTo(200);
      }
    }
    var late = new HelpRecovery(code, Bytes.of(new byte[] {9}));
    assertThat(bob.send(Call.post(target, late)).problemType()).isEqualTo("recovery-code-unknown");
    assertThat(parts(tablet)).containsOnly(Bytes.of(new byte[] {1})).hasSize(10);
  }

  @Test
  @Tag("R83")
  void what_is_replaced_goes_and_what_waits_for_other_methods_stays() {
    var paper = Paper.kept(alice, 1);
    var old = Friends.kept(alice, 2, 1, bob);
    assertThat(records("recovery-packet", alice.id())).hasSize(2);
    var begun = Newcomer.at(server);
    Friends.asks(begun, alice.handle());
    assertThat(old.proves(begun).status()).isEqualTo(200);

    var now = Friends.kept(alice, 3, 1, bob, carol);
    assertThat(begun.sends(Call.get(begun.at("/packet"))).problemType())
        .isEqualTo("recovery-way-ended");
    var late = Newcomer.at(server);
    Friends.asks(late, alice.handle());
    assertThat(old.proves(late).problemType()).isEqualTo("recovery-proof-wrong");
    assertThat(now.proves(late).status()).isEqualTo(200);
    assertThat(records("recovery-packet", alice.id())).hasSize(2);
    assertThat(records("recovery-note", alice.id())).hasSize(1);
    assertThat(records("recovery-offer", alice.id())).hasSize(2);

    alice.does(Call.bare("DELETE", "/v1/recovery/key"));
    assertThat(late.sends(Call.get(late.at("/packet"))).as(RecoveryPackage.class).packet())
        .isEqualTo(now.packet());
    var next = Paper.kept(alice, 4);
    alice.does(Call.bare("DELETE", "/v1/recovery/contacts"));
    assertThat(Newcomer.at(server).provesAnew(next).status()).isEqualTo(200);
    assertThat(Newcomer.at(server).provesAnew(paper).problemType())
        .isEqualTo("recovery-proof-wrong");
    assertThat(records("recovery-packet", alice.id())).hasSize(1);
    assertThat(records("recovery-note", alice.id())).isEmpty();
    assertThat(records("recovery-offer", alice.id())).isEmpty();
  }

  @Test
  void a_proof_by_one_method_serves_for_no_other() {
    var paper = Paper.kept(alice, 1);
    var friends = Friends.kept(alice, 2, 1, bob);
    var account = alice.id().value();
    var tablet = Newcomer.at(server);
    Friends.asks(tablet, alice.handle());
    assertThat(tablet.proves(account, friends.root().authenticator(account)).problemType())
        .isEqualTo("recovery-proof-wrong");
    var passed = new Friends(alice, 2, paper.root(), 1, List.of(), List.of(), paper.packet());
    assertThat(passed.proves(tablet).problemType()).isEqualTo("recovery-proof-wrong");
    assertThat(friends.proves(tablet).status()).isEqualTo(200);
  }

  @Test
  @Tag("R80")
  void what_is_no_sharing_is_refused_and_changes_nothing() {
    long head = server.journal().head();
    var friends = Friends.of(alice, 1, 1, bob, carol);
    var nobody = new AccountId(TestDevice.freshId());
    var large = Bytes.of(new byte[PartSeal.MOST + 1]);
    for (var wrong :
        List.of(
            List.<Offer>of(),
            List.of(Friends.offer(bob, 1)),
            List.of(Friends.offer(bob, 1), Friends.offer(bob, 2)),
            List.of(Friends.offer(bob, 1), Friends.offer(carol, 1)),
            List.of(Friends.offer(bob, 1), Friends.offer(carol, 3)),
            List.of(Friends.offer(bob, 1), Friends.offer(alice, 2)),
            List.of(
                Friends.offer(bob, 1),
                new Offer(carol.id(), 2, Collections.singletonMap(carol.device().id(), large))))) {
      assertThat(alice.send(friends.call(wrong)).problemType()).isEqualTo("key-material-malformed");
    }
    var unknown = List.of(Friends.offer(bob, 1), new Offer(nobody, 2, java.util.Map.of()));
    assertThat(alice.send(friends.call(unknown)).problemType()).isEqualTo("account-unknown");
    var foreign = Friends.of(bob, 1, 1, carol);
    assertThat(alice.send(foreign.call(foreign.offers())).problemType())
        .isEqualTo("recovery-keys-signature-wrong");
    var asKey =
        new SetContacts(
            friends.keys(RecoveryKind.KEY),
            friends.packet(),
            1,
            List.of(Bytes.of(part(friends).commitment())),
            List.of(Friends.offer(bob, 1)),
            Friends.NOTE);
    assertThat(alice.send(Call.put("/v1/recovery/contacts", asKey)).problemType())
        .isEqualTo("recovery-keys-signature-wrong");
    assertThat(server.journal().head()).isEqualTo(head);

    var six = new ArrayList<Member>();
    for (int i = 0; i < 6; i++) six.add(Member.standard(server, "six"));
    var many = Friends.of(alice, 1, 1, six.toArray(Member[]::new));
    assertThat(alice.send(many.call(many.offers())).problemType())
        .isEqualTo("recovery-contacts-wrong");
    assertThat(overview().contacts()).isEmpty();
  }

  @Test
  void of_two_devices_that_note_what_they_hold_at_once_one_reads_again() {
    var held = Call.get("/v1/recovery/held");
    assertThat(bob.send(held).as(HeldParts.class)).isEqualTo(new HeldParts(0, Bytes.EMPTY));
    var first = new HeldParts(1, Friends.NOTE);
    assertThat(bob.send(Call.post("/v1/recovery/held", first)).status()).isEqualTo(200);
    var refused = bob.send(Call.post("/v1/recovery/held", first));
    assertThat(refused.problemType()).isEqualTo("held-parts-changed");
    assertThat(refused.fact("expected")).isEqualTo("2");
    assertThat(bob.send(held).as(HeldParts.class)).isEqualTo(first);
    assertThat(carol.send(held).as(HeldParts.class).version()).isZero();
  }

  @Test
  @Tag("R102")
  void a_closed_account_leaves_nothing_of_its_contacts_or_of_whom_it_helps() {
    Friends.kept(alice, 1, 1, bob);
    Friends.kept(carol, 1, 1, alice);
    alice.send(Call.post("/v1/recovery/held", new HeldParts(1, Friends.NOTE)));
    var records = server.vault().sealedRecords();
    var contacts = new ContactRecords(records, new org.lockstep.wire.message.MessageCodec());
    assertThat(contacts.count(alice.id())).isEqualTo(4);
    contacts.destroyAll(alice.id());
    contacts.destroyAll(alice.id());
    assertThat(contacts.count(alice.id())).isZero();
    for (var kind : List.of("recovery-note", "recovery-offer", "recovery-held")) {
      assertThat(records(kind, alice.id())).as(kind).isEmpty();
    }
    assertThat(contacts.count(carol.id())).isEqualTo(1);
  }

  @Test
  void a_rehearsal_shows_what_waits_for_each_method() {
    Paper.kept(alice, 1);
    var friends = Friends.kept(alice, 2, 1, bob);
    var shown =
        alice
            .send(Call.get("/v1/recovery/rehearsal"))
            .as(org.lockstep.wire.message.RecoveryMessages.RecoveryRehearsal.class);
    assertThat(shown.methods()).containsOnlyKeys(RecoveryMethod.KEY, RecoveryMethod.CONTACTS);
    assertThat(shown.methods().get(RecoveryMethod.CONTACTS))
        .isNotNull()
        .satisfies(given -> assertThat(given.packet()).isEqualTo(friends.packet()));
  }
}
