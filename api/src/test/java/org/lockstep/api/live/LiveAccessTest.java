package org.lockstep.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.access.Access;
import org.lockstep.realtime.access.AccessChange;
import org.lockstep.realtime.access.Decision;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.access.Refusal;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.wire.message.ShareMessages.ChangeRole;

/// Who may open live documents, and when that ends (R63, R72).
@RunningServer
class LiveAccessTest {
  private final TestServer server;
  private final Access access;
  private final Member alice;
  private final Member bob;
  private final LiveDesk desk;
  private final DocumentName plan;
  private final BlockingQueue<AccessChange> changes = new LinkedBlockingQueue<>();

  LiveAccessTest(TestServer server) {
    this.server = server;
    access = server.live().access();
    alice = Member.advanced(server, "alice");
    bob = Member.advanced(server, "bob");
    desk = LiveDesk.begun(server, alice);
    desk.share.admit(bob, Role.EDITOR);
    plan = desk.document("plan");
  }

  private Grant granted(String ticket) {
    return switch (access.admit(ticket, plan)) {
      case Decision.Granted(var grant) -> grant;
      case Decision.Refused(var reason) -> throw new AssertionError("refused: " + reason);
    };
  }

  private void refused(String ticket, DocumentName document, Refusal reason) {
    assertThat(access.admit(ticket, document)).isEqualTo(new Decision.Refused(reason));
  }

  private AccessChange next() throws InterruptedException {
    var change = changes.poll(60, TimeUnit.SECONDS);
    if (change == null) throw new AssertionError("nothing is told");
    return change;
  }

  private void changeRole(Role role) {
    var path = desk.share.at("/participants/" + bob.id() + "/role");
    alice.does(Call.put(path, new ChangeRole(role)));
  }

  private void remove() {
    alice.does(Call.bare("DELETE", desk.share.at("/participants/" + bob.id())));
  }

  @Test
  void a_ticket_allows_what_the_role_of_its_account_does() {
    var ticket = desk.ticket(bob);
    assertThat(granted(ticket.ticket()))
        .isEqualTo(new Grant(bob.id(), bob.device().id(), Role.EDITOR, ticket.expires()));
    changeRole(Role.VIEWER);
    server.await(server.journal().head() - 1);
    assertThat(granted(ticket.ticket()).role()).isEqualTo(Role.VIEWER);
  }

  @Test
  void a_ticket_for_reading_allows_no_more_whoever_has_it() {
    assertThat(granted(desk.ticket(alice, true).ticket()).role()).isEqualTo(Role.VIEWER);
  }

  @Test
  void a_ticket_opens_no_other_share_and_no_other_text_opens_anything() {
    var other = LiveDesk.begun(server, alice);
    refused(desk.ticket(alice).ticket(), other.document("plan"), Refusal.FORBIDDEN);
    refused(desk.ticket(alice).ticket() + "A", plan, Refusal.UNAUTHORIZED);
    refused("", plan, Refusal.UNAUTHORIZED);
  }

  @Test
  void a_ticket_dies_with_the_device_the_membership_the_collaboration_and_the_share() {
    var second = bob.with(bob.addDevice());
    var ofDevice = desk.ticket(second).ticket();
    bob.revoke(second.device().id());
    refused(ofDevice, plan, Refusal.UNAUTHORIZED);

    var ofMember = desk.ticket(bob).ticket();
    remove();
    server.await(server.journal().head() - 1);
    refused(ofMember, plan, Refusal.FORBIDDEN);

    var ofOwner = desk.ticket(alice).ticket();
    desk.end();
    refused(ofOwner, plan, Refusal.UNAUTHORIZED);
    alice.does(Call.bare("DELETE", desk.share.at("")));
    server.await(server.journal().head() - 1);
    refused(ofOwner, plan, Refusal.DELETED);
  }

  @Test
  void whoever_is_in_is_told_when_the_role_changes() throws InterruptedException {
    var grant = granted(desk.ticket(bob).ticket());
    try (var subscription = access.subscribe(grant, plan, changes::add)) {
      assertThat(subscription).isNotNull();
      changeRole(Role.VIEWER);
      assertThat(next()).isEqualTo(new AccessChange.RoleChanged(Role.VIEWER));
      changeRole(Role.EDITOR);
      assertThat(next()).isEqualTo(new AccessChange.RoleChanged(Role.EDITOR));
      remove();
      assertThat(next()).isEqualTo(new AccessChange.Ended(Refusal.FORBIDDEN));
    }
  }

  @Test
  void nobody_becomes_more_than_the_ticket_allows() throws InterruptedException {
    var grant = granted(desk.ticket(bob, true).ticket());
    try (var subscription = access.subscribe(grant, plan, changes::add)) {
      assertThat(subscription).isNotNull();
      changeRole(Role.VIEWER);
      changeRole(Role.EDITOR);
      remove();
      assertThat(next()).isEqualTo(new AccessChange.Ended(Refusal.FORBIDDEN));
    }
  }

  @Test
  void a_revoked_device_is_told_and_its_owners_other_one_is_not() throws InterruptedException {
    var second = bob.with(bob.addDevice());
    var ofFirst = new LinkedBlockingQueue<AccessChange>();
    try (var first = access.subscribe(granted(desk.ticket(bob).ticket()), plan, ofFirst::add);
        var other = access.subscribe(granted(desk.ticket(second).ticket()), plan, changes::add)) {
      assertThat(first).isNotEqualTo(other);
      bob.revoke(second.device().id());
      assertThat(next()).isEqualTo(new AccessChange.Ended(Refusal.UNAUTHORIZED));
      assertThat(ofFirst).isEmpty();
    }
  }

  @Test
  void what_has_changed_before_the_subscription_is_told_at_once() {
    var grant = granted(desk.ticket(bob).ticket());
    remove();
    server.await(server.journal().head() - 1);
    try (var subscription = access.subscribe(grant, plan, changes::add)) {
      assertThat(subscription).isNotNull();
      assertThat(changes).containsExactly(new AccessChange.Ended(Refusal.FORBIDDEN));
    }
  }
}
