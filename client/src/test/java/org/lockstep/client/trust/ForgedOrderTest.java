package org.lockstep.client.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.audit.order.OrderFault;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.testing.Folder;
import org.lockstep.client.testing.History;
import org.lockstep.client.testing.Ids;
import org.lockstep.client.testing.Person;
import org.lockstep.domain.Event;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEvent;

/// A server that writes what it likes into its stores, with leaves that fit, and has no device's
/// key: it can make up no member, role, link or mode (R07, R63, R71).
class ForgedOrderTest {
  private final Person alice = Person.of("alice");
  private final Person bob = Person.of("bob");
  private final Folder folder = new Folder(alice);
  private final History history = new History();

  @BeforeEach
  void alice_shares_with_bob() {
    history
        .add(alice.open(), bob.open(), alice.on(1), bob.on(1))
        .add(folder.create(), folder.epoch(Map.of(alice, Role.OWNER)))
        .add(folder.invite(bob, Role.EDITOR), folder.join(bob, Role.EDITOR))
        .add(folder.granted(folder.grant(bob, Role.EDITOR, alice.device())));
  }

  private Breach refused() {
    var refusal = catchThrowableOfType(TrustRefused.class, () -> history.trusted(folder.share()));
    assertThat(refusal).as("an alarm").isNotNull();
    return refusal.breach();
  }

  private void isUnproven(String stream, OrderFault fault) {
    assertThat(refused()).isEqualTo(new Breach.OrderUnproven(stream, history.head(), fault));
  }

  private void isUnproven(OrderFault fault) {
    isUnproven(folder.share().value(), fault);
  }

  /// Everything about members, links, live work and modes that an event can say.
  private List<Event> lies() {
    var share = folder.share();
    return List.of(
        folder.link(Ids.link()),
        folder.invite(Person.of("mallory"), Role.EDITOR),
        folder.remove(bob.account()),
        new ShareEvent.ParticipantLeft(share, bob.account(), bob.actor()),
        new ShareEvent.RoleChanged(share, bob.account(), Role.VIEWER, alice.actor()),
        new ShareEvent.CollaborationStarted(share, bob.actor()),
        new ShareEvent.ShareEnded(share, alice.actor()),
        bob.off(2),
        new AccountEvent.AccountClosed(bob.account(), bob.device().id()));
  }

  @Test
  void nothing_that_nobody_signed_is_believed() {
    for (var lie : lies()) {
      var forged = history.copy().forge(lie);
      var refusal = catchThrowableOfType(TrustRefused.class, () -> forged.trusted(folder.share()));
      assertThat(refusal).as(lie.toString()).isNotNull();
      assertThat(refusal.breach())
          .isEqualTo(new Breach.OrderUnproven(lie.streamId(), forged.head(), OrderFault.MISSING));
    }
  }

  @Test
  void a_request_of_the_device_for_something_else_does_not_do() {
    long invitation = 6;
    history.forge(
        folder.link(Ids.link()), history.request(invitation), alice.device().id().value());
    isUnproven(OrderFault.OTHER_ORDER);
  }

  @Test
  void another_account_in_place_of_the_one_that_was_invited_is_found_out() {
    var mallory = Person.of("mallory");
    history.add(folder.invite(bob, Role.EDITOR));
    var request = history.request(history.head());
    history.forge(folder.invite(mallory, Role.EDITOR), request, alice.device().id().value());
    isUnproven(OrderFault.OTHER_ORDER);
  }

  @Test
  void another_body_than_the_one_that_was_signed_is_found_out() {
    history.add(folder.link(Ids.link()));
    var genuine = history.request(history.head());
    var other = folder.link(Ids.link());
    history.add(other);
    var body = field("body").apply(history.request(history.head()));
    history.add(new ShareEvent.LinkClosed(folder.share(), other.link(), alice.actor()));
    history.forge(
        other, genuine.replace(field("body").apply(genuine), body), alice.device().id().value());
    isUnproven(OrderFault.OTHER_ORDER);
  }

  private static UnaryOperator<String> field(String name) {
    return json -> json.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }

  @Test
  void an_order_is_good_once() {
    var share = folder.share();
    history.add(new ShareEvent.CollaborationStarted(share, bob.actor()));
    var request = history.request(history.head());
    history.add(new ShareEvent.CollaborationEnded(share, bob.actor()));
    history.forge(
        new ShareEvent.CollaborationStarted(share, bob.actor()),
        request,
        bob.device().id().value());
    isUnproven(OrderFault.USED_TWICE);
  }

  @Test
  void an_order_of_bob_is_none_of_alice() {
    var share = folder.share();
    history.add(new ShareEvent.CollaborationStarted(share, bob.actor()));
    var request = history.request(history.head());
    history.forge(
        new ShareEvent.CollaborationStarted(share, alice.actor()),
        request,
        alice.device().id().value());
    isUnproven(OrderFault.OTHER_DEVICE);
  }

  @Test
  void a_signature_that_is_not_the_devices_is_refused() {
    var link = folder.link(Ids.link());
    var signed = history.copy().add(link);
    var genuine = signed.request(signed.head());
    var signature = field("signature").apply(genuine);
    var wrong = (signature.startsWith("A") ? "B" : "A") + signature.substring(1);
    history.forge(link, genuine.replace(signature, wrong), alice.device().id().value());
    isUnproven(OrderFault.SIGNATURE_WRONG);
  }

  @Test
  void an_order_that_was_kept_back_for_long_is_refused() {
    var link = folder.link(Ids.link());
    var signed = history.copy().add(link);
    var late = history.copy().later(java.time.Duration.ofMinutes(61));
    late.forge(link, signed.request(signed.head()), alice.device().id().value());
    var refusal = catchThrowableOfType(TrustRefused.class, () -> late.trusted(folder.share()));
    assertThat(refusal.breach())
        .isEqualTo(
            new Breach.OrderUnproven(folder.share().value(), late.head(), OrderFault.OUT_OF_TIME));
  }

  @Test
  void an_order_of_a_device_that_was_revoked_is_refused() {
    var phone = Person.freshDevice();
    history.add(bob.add(phone), bob.revoke(phone));
    for (int i = 0; i < 12; i++) {
      history.add(
          new ShareEvent.RoleChanged(
              folder.share(),
              bob.account(),
              i % 2 == 0 ? Role.VIEWER : Role.EDITOR,
              alice.actor()));
    }
    history.add(
        new ShareEvent.ParticipantLeft(
            folder.share(),
            bob.account(),
            new org.lockstep.domain.share.Actor(bob.account(), phone.id())));
    isUnproven(OrderFault.NOT_ON_ROSTER);
  }

  @Test
  void a_mode_change_of_a_device_counts_for_its_own_counter_alone() {
    history.add(bob.off(2), bob.on(3));
    var request = history.request(history.head() - 1);
    history.forge(bob.off(4), request, bob.device().id().value());
    isUnproven(bob.account().value(), OrderFault.OTHER_ORDER);
  }

  @Test
  void what_devices_ordered_names_them() {
    var trusted = history.trusted(folder.share());
    assertThat(trusted.orders().device(7)).contains(bob.device().id());
    assertThat(trusted.orders().device(6)).contains(alice.device().id());
    assertThat(trusted.orders().device(8)).as("a grant is signed itself").isEmpty();
  }
}
