package org.lockstep.api.share;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.api.testing.TestShare;
import org.lockstep.crypto.request.Nonce;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.event.OrderEvidence;
import org.lockstep.wire.message.AccountMessages.ChangeMode;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.OrderMessages;
import org.lockstep.wire.message.OrderMessages.OrderAnswer;
import org.lockstep.wire.message.OrderMessages.OrderAnswers;
import org.lockstep.wire.message.OrderMessages.Orders;
import org.lockstep.wire.message.OrderMessages.SignedOrder;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.ShareMessages.ShareView;

/// Orders that come together count as if each had come alone, and no more than that.
@RunningServer
class BundledOrdersTest {
  private static final MessageCodec CODEC = new MessageCodec();

  private final TestServer server;
  private final Member alice;
  private final TestShare first;
  private final TestShare second;

  BundledOrdersTest(TestServer server) {
    this.server = server;
    this.alice = Member.advanced(server, "alice");
    this.first = TestShare.begun(server, alice, ShareKind.FOLDER);
    this.second = TestShare.begun(server, alice, ShareKind.FOLDER);
  }

  private static SignedOrder signed(TestDevice by, Call call) {
    var fields = new HashMap<>(call.fields());
    fields.putAll(TestServer.signature(by, call, Instant.now(), Nonce.random()));
    return new SignedOrder(call.method(), call.target(), fields, Bytes.of(call.body()));
  }

  private SignedOrder rotation(TestShare share) {
    return signed(alice.device(), next(share));
  }

  private static Call next(TestShare share) {
    return share.post("/epochs", share.nextEpoch()).once(UUID.randomUUID().toString());
  }

  private Answer send(List<SignedOrder> orders) {
    return alice.send(Call.post("/v1/orders", new Orders(orders)));
  }

  private List<OrderAnswer> answers(SignedOrder... orders) {
    return send(List.of(orders)).as(OrderAnswers.class).answers();
  }

  private static <T> T read(OrderAnswer answer, Class<T> type) {
    try {
      return CODEC.read(answer.body().toArray(), type);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  private int epoch(TestShare share) {
    return alice.send(Call.get(share.at(""))).as(ShareView.class).epoch();
  }

  private static long position(OrderAnswer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return read(answer, Receipt.class).position();
  }

  private void assertRefused(String problem, SignedOrder order) {
    long head = server.journal().head();
    var answer = answers(order).getFirst();
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(new String(answer.body().toArray(), UTF_8))
        .contains("\"urn:lockstep:problem:" + problem + "\"");
    assertThat(server.journal().head()).isEqualTo(head);
  }

  private OrderEvidence evidence(long position) {
    var found = new ArrayList<OrderEvidence>();
    server
        .journal()
        .forEach(
            position,
            position + 1,
            event -> OrderEvidence.read(Bytes.of(event.metadata())).ifPresent(found::add));
    return found.getFirst();
  }

  @Test
  void each_is_carried_out_and_keeps_the_evidence_that_it_would_alone() {
    var answers = answers(rotation(first), rotation(second));

    assertThat(evidence(position(answers.get(0))).order().path()).isEqualTo(first.at("/epochs"));
    assertThat(evidence(position(answers.get(1))).order().path()).isEqualTo(second.at("/epochs"));
    assertThat(epoch(first)).isEqualTo(2);
    assertThat(epoch(second)).isEqualTo(2);
  }

  @Test
  void one_that_is_refused_keeps_no_other_from_being_carried_out() {
    var stale = first.post("/epochs", first.nextEpoch());
    alice.does(stale.once("in time"));
    var answers = answers(signed(alice.device(), stale.once("late")), rotation(second));
    assertThat(answers.getFirst().status()).isEqualTo(409);
    assertThat(position(answers.getLast())).isPositive();
  }

  @Test
  void one_that_comes_twice_is_carried_out_once_and_answered_twice() {
    var order = rotation(first);
    var both = answers(order, order);
    assertThat(both.getFirst()).isEqualTo(both.getLast());
    assertThat(answers(order)).containsExactly(both.getFirst());
    assertThat(epoch(first)).isEqualTo(2);
  }

  @Test
  void one_that_was_carried_out_cannot_be_sent_alone_by_who_saw_it() {
    var order = rotation(first);
    position(answers(order).getFirst());
    var call = new Call(order.method(), order.path(), order.fields(), order.body().toArray());
    assertThat(server.exchange(call, order.fields()).problemType()).isEqualTo("nonce-seen");
  }

  @Test
  void only_orders_of_the_calling_device_count() {
    var other = alice.addDevice();
    assertRefused("signature-malformed", signed(other, next(first)));
    var bob = Member.advanced(server, "bob");
    assertRefused("signature-malformed", signed(bob.device(), next(second)));
  }

  @Test
  void an_order_that_was_changed_on_its_way_is_refused() {
    var order = rotation(first);
    var body = rotation(second).body();
    assertRefused(
        "digest-wrong", new SignedOrder(order.method(), order.path(), order.fields(), body));
    assertRefused(
        "signature-wrong",
        new SignedOrder(order.method(), second.at("/epochs"), order.fields(), order.body()));
    assertRefused(
        "signature-missing", new SignedOrder(order.method(), order.path(), Map.of(), order.body()));
  }

  @Test
  void an_order_without_an_idempotency_key_is_refused() {
    assertRefused(
        "signature-malformed", signed(alice.device(), first.post("/epochs", first.nextEpoch())));
  }

  @Test
  void other_orders_cannot_come_together() {
    var off = new ChangeMode(ProtectionMode.STANDARD, 9);
    assertRefused(
        "route-unknown", signed(alice.device(), Call.put("/v1/protection", off).once("off")));
    assertRefused(
        "route-unknown", signed(alice.device(), Call.bare("DELETE", first.at("")).once("end")));
  }

  @Test
  void more_than_a_hundred_are_refused_as_a_whole() {
    long head = server.journal().head();
    var order = rotation(first);
    assertThat(send(Collections.nCopies(OrderMessages.MOST + 1, order)).problemType())
        .isEqualTo("body-malformed");
    assertThat(server.journal().head()).isEqualTo(head);
  }
}
