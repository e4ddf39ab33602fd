package org.lockstep.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.web.CategorySeal;
import org.lockstep.crypto.web.SessionApproval;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.WebApproval;
import org.lockstep.domain.id.SessionId;
import org.lockstep.wire.message.AccountMessages.ChangeMode;
import org.lockstep.wire.message.WebMessages.ApproveWebSession;
import org.lockstep.wire.message.WebMessages.AskForCategory;
import org.lockstep.wire.message.WebMessages.BeginWebSession;
import org.lockstep.wire.message.WebMessages.CategoryState;
import org.lockstep.wire.message.WebMessages.ChangeWebAccess;
import org.lockstep.wire.message.WebMessages.HandOver;
import org.lockstep.wire.message.WebMessages.WebCategory;
import org.lockstep.wire.message.WebMessages.WebStatus;

/// Keys that browsers ask for, are handed, and lose (R92 to R94).
@RunningServer("lockstep.protection.web-categories=NOTES,PHOTOS")
class HandOverTest {
  private final TestServer server;
  private final Member alice;

  HandOverTest(TestServer server) {
    this.server = server;
    this.alice = Member.named(server, "a" + TestDevice.freshId());
    alice.does(Call.put("/v1/web", new ChangeWebAccess(true)));
  }

  /// An approved browser.
  private record Browser(TestServer server, TestDevice keys, OpeningKey opener) {
    SessionId id() {
      return new SessionId(keys.id().value());
    }

    String at(String rest) {
      return "/v1/web/sessions/" + id() + rest;
    }

    Answer asks(String category) {
      return server.send(keys, Call.post(at("/categories"), new AskForCategory(category)));
    }

    Answer looks(String category) {
      return server.send(keys, Call.get(at("/categories/" + category)));
    }
  }

  private Browser approved() {
    var browser = new Browser(server, TestDevice.fresh(), OpeningKey.generate(new SecureRandom()));
    var sealingKey = Bytes.of(browser.opener().publicKey().bytes());
    var asking =
        new BeginWebSession(
            browser.id(),
            alice.handle(),
            browser.keys().signingKey(),
            sealingKey,
            Bytes.of(new byte[32]));
    assertThat(server.send(browser.keys(), Call.post("/v1/web/sessions", asking)).status())
        .isEqualTo(202);
    alice.does(Call.post(browser.at("/approval"), new ApproveWebSession(approval(browser))));
    return browser;
  }

  private WebApproval approval(Browser browser) {
    var until = Instant.now().plus(Duration.ofMinutes(59)).truncatedTo(ChronoUnit.MILLIS);
    var session =
        new RosterDevice(
            browser.id().value(), browser.keys().key().publicKey(), browser.opener().publicKey());
    var signed = new SessionApproval(alice.id().value(), session, until).sign(alice.identity());
    return new WebApproval(
        browser.id(),
        browser.keys().signingKey(),
        Bytes.of(browser.opener().publicKey().bytes()),
        until,
        Bytes.of(signed));
  }

  private CategorySeal.Slot slot(Browser browser, Category category) {
    return new CategorySeal.Slot(alice.id().value(), browser.id().value(), category.name(), 1);
  }

  private HandOver handOver(Browser browser, Category category) {
    var seal =
        CategorySeal.make(
            browser.opener().publicKey(), slot(browser, category), alice.opener(category));
    return new HandOver(category, 1, Bytes.of(seal));
  }

  private Answer gives(Browser browser, HandOver handed) {
    return alice.send(Call.post(browser.at("/hand-over"), handed));
  }

  private Browser withNotes() {
    var browser = approved();
    browser.asks("NOTES");
    assertThat(gives(browser, handOver(browser, Category.NOTES)).status()).isEqualTo(200);
    assertThat(browser.looks("NOTES").status()).isEqualTo(200);
    return browser;
  }

  @Test
  void a_browser_is_handed_the_key_that_it_asks_for_and_opens_it() {
    var browser = approved();
    assertThat(browser.asks("NOTES").as(WebCategory.class).state())
        .isEqualTo(CategoryState.WAITING);
    var waiting = alice.send(Call.get("/v1/web")).as(WebStatus.class).sessions().getFirst();
    assertThat(waiting.asks()).contains(Category.NOTES);
    long before = server.journal().head();

    assertThat(gives(browser, handOver(browser, Category.NOTES)).status()).isEqualTo(200);

    assertThat(server.journal().read(before, 10))
        .singleElement()
        .satisfies(event -> assertThat(event.type()).isEqualTo("account.web-category-handed-over"));
    var here = browser.looks("NOTES").as(WebCategory.class);
    assertThat(here.state()).isEqualTo(CategoryState.HANDED_OVER);
    var published = alice.opener(Category.NOTES).publicKey();
    var opened =
        CategorySeal.open(
            browser.opener(),
            slot(browser, Category.NOTES),
            here.seal().orElseThrow().toArray(),
            published);
    assertThat(opened.publicKey()).isEqualTo(published);
    var after = alice.send(Call.get("/v1/web")).as(WebStatus.class).sessions().getFirst();
    assertThat(after.asks()).isEmpty();
    assertThat(after.holds()).containsExactly(Category.NOTES);
  }

  @Test
  void what_is_not_on_the_web_list_is_refused_alike_whether_it_exists_or_not() {
    var browser = approved();
    for (var category : new String[] {"HEALTH", "KEYCHAIN", "DRIVE", "NOTHING"}) {
      var refused = browser.asks(category);
      assertThat(refused.problemType()).as(category).isEqualTo("category-not-on-web-list");
      assertThat(refused.status()).isEqualTo(403);
    }
    assertThat(gives(browser, handOver(browser, Category.DRIVE)).problemType())
        .isEqualTo("web-category-not-asked");
    assertThat(alice.send(Call.get("/v1/web")).as(WebStatus.class).sessions().getFirst().asks())
        .isEmpty();
  }

  @Test
  void keys_are_asked_for_one_at_a_time() {
    var browser = approved();
    browser.asks("NOTES");
    assertThat(browser.asks("PHOTOS").problemType()).isEqualTo("web-session-waits");
    assertThat(browser.asks("NOTES").status()).as("the same again").isEqualTo(202);
    gives(browser, handOver(browser, Category.NOTES));
    assertThat(browser.asks("PHOTOS").status()).isEqualTo(202);
  }

  @Test
  void an_answer_to_another_sessions_request_is_refused() {
    var asking = approved();
    var silent = approved();
    var bob = Member.named(server, "b" + TestDevice.freshId());
    asking.asks("NOTES");
    long before = server.journal().head();
    assertThat(gives(silent, handOver(silent, Category.NOTES)).problemType())
        .isEqualTo("web-category-not-asked");
    assertThat(gives(asking, handOver(asking, Category.PHOTOS)).problemType())
        .isEqualTo("web-category-not-asked");
    assertThat(
            bob.send(Call.post(asking.at("/hand-over"), handOver(asking, Category.NOTES)))
                .problemType())
        .isEqualTo("web-session-unknown");
    var stale = new HandOver(Category.NOTES, 2, handOver(asking, Category.NOTES).seal());
    assertThat(gives(asking, stale).problemType()).isEqualTo("hand-over-epoch-not-current");
    assertThat(server.journal().head()).isEqualTo(before);
    assertThat(asking.looks("NOTES").as(WebCategory.class).seal()).isEmpty();
  }

  @Test
  void another_browser_does_not_get_at_a_key() {
    var browser = withNotes();
    var other = approved();
    var stolen = Call.get(browser.at("/categories/NOTES"));
    assertThat(server.send(other.keys(), stolen).problemType()).isEqualTo("signature-wrong");
    assertThat(other.looks("NOTES").problemType()).isEqualTo("web-category-not-asked");
  }

  @Test
  void a_key_goes_with_its_session_whatever_ends_it() {
    var signedOut = withNotes();
    server.send(signedOut.keys(), Call.bare("POST", signedOut.at("/sign-out")));
    assertThat(signedOut.looks("NOTES").problemType()).isEqualTo("web-session-unknown");

    var ended = withNotes();
    alice.does(Call.bare("DELETE", ended.at("")));
    assertThat(ended.looks("NOTES").problemType()).isEqualTo("web-session-unknown");

    var changed = withNotes();
    alice.setsRecoveryKey();
    alice.does(Call.put("/v1/protection", new ChangeMode(ProtectionMode.ADVANCED, 1)));
    assertThat(changed.looks("NOTES").problemType()).isEqualTo("web-session-unknown");
  }

  /// A clock that stands still until it is set.
  private static final class SetClock extends Clock {
    private Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  @Test
  void a_key_is_dropped_when_its_time_is_over_though_nobody_asks() {
    var browser = approved();
    var clock = new SetClock();
    var live = new LiveSessions(server.models(), server.commands(), clock);
    live.begun(browser.id(), alice.id());
    var keys = new HandedKeys(live, server.models(), clock);
    assertThat(keys.ask(live.find(browser.id()).orElseThrow(), Category.NOTES)).isEmpty();
    keys.keep(browser.id(), handOver(browser, Category.NOTES));
    keys.sweep();
    assertThat(keys.size()).isEqualTo(1);

    clock.now = clock.now.plus(Duration.ofHours(1));
    keys.sweep();

    assertThat(keys.size()).isZero();
    server.await(server.journal().head() - 1);
    assertThat(alice.send(Call.get("/v1/web")).as(WebStatus.class).sessions()).isEmpty();
    assertThat(Optional.of(server.journal().read(server.journal().head() - 1, 1).getFirst().type()))
        .contains("account.web-session-ended");
  }
}
