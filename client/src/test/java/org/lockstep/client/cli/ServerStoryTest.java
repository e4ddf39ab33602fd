package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.cli.terminal.Person;
import org.lockstep.wire.message.WebMessages.CategoryState;

/// Stories of people at their command lines, against a real server.
@ExtendWith(RunningServer.class)
final class ServerStoryTest {
  private final Path directory;
  private final String server;

  ServerStoryTest(@TempDir Path directory, String server) {
    this.directory = directory;
    this.server = server;
  }

  @Test
  void the_demonstration_plays_to_its_end() {
    var played = Typed.of("demo", "--server", server);

    assertThat(played.code()).as(played.out() + played.err()).isZero();
    assertThat(played.out())
        .contains(
            "$ lockstep --home ./alice share create folder Plans",
            "The server can read it, because carol",
            "The server can read it, because a link is open",
            "The server can read it, because bob",
            "8 of 8 past verdicts are what they were.")
        .doesNotContain("/lockstep-demo-", "NOT what it was");
  }

  @Test
  void a_new_device_is_approved_and_the_next_command_finishes_the_matter() {
    var alice = Actor.advanced("alice", directory, server);
    var phone = alice.elsewhere("phone");
    var asked = phone.does("device", "add", alice.handle(), "--device", "phone");
    assertThat(asked.propertyNames()).containsExactly("enrolment", "code", "expires");
    assertThat(phone.isRefused("share", "list").at("/type").asString())
        .isEqualTo("urn:lockstep:problem:home-refused");
    assertThat(alice.does("device", "list").at("/waiting/0/passwordProven").asBoolean()).isTrue();

    var approved = alice.does("device", "approve", asked.at("/code").asString());

    assertThat(approved.at("/name").asString()).isEqualTo("phone");
    assertThat(alice.does("device", "list").at("/waiting")).isEmpty();
    assertThat(phone.types("share", "list").err())
        .isEqualToIgnoringNewLines(
            "This device was approved; it belongs to " + alice.handle() + " now.");
    assertThat(phone.does("device", "list").at("/devices")).hasSize(2);
  }

  @Test
  void with_an_authenticator_a_new_device_needs_its_code_too() {
    var alice = Actor.fresh("alice", directory, server);
    var made = alice.does("authenticator", "on");
    assertThat(made.propertyNames()).containsExactly("uri", "secret", "position");
    String secret = made.at("/secret").asString();
    assertThat(made.at("/uri").asString())
        .isEqualTo(
            "otpauth://totp/Lockstep:%s?secret=%s&issuer=Lockstep"
                .formatted(alice.handle(), secret));
    var phone = alice.elsewhere("phone");
    String without = phone.does("device", "add", alice.handle()).at("/code").asString();
    assertThat(alice.isRefused("device", "approve", without).at("/type").asString())
        .isEqualTo("urn:lockstep:problem:authenticator-code-missing");

    var code = AuthenticatorApp.code(secret, Instant.now());
    var asked = phone.does("device", "add", alice.handle(), "--authenticator-code", code);
    var waiting = alice.does("device", "list").at("/waiting");
    assertThat(waiting).hasSize(2);
    assertThat(waiting.at("/1/authenticatorProven").asBoolean()).isTrue();
    alice.does("device", "approve", asked.at("/code").asString());
    assertThat(alice.does("device", "list").at("/devices")).hasSize(2);
    alice.does("authenticator", "off");
    assertThat(alice.isRefused("authenticator", "off").at("/type").asString())
        .isEqualTo("urn:lockstep:problem:authenticator-missing");
  }

  @Test
  void a_browser_is_let_in_by_its_code_and_out_again() {
    var alice = Actor.fresh("alice", directory, server);
    alice.does("web", "on");
    var browser = Browser.asking(server, alice.handle());
    var wrong = browser.code().equals("000000") ? "000001" : "000000";
    assertThat(alice.isRefused("web", "approve", wrong).at("/type").asString())
        .isEqualTo("urn:lockstep:problem:not-found");
    assertThat(alice.does("web", "sessions").at("/waiting")).hasSize(1);

    var approved = alice.does("web", "approve", browser.code());
    assertThat(approved.propertyNames()).containsExactly("session", "position");
    var shown = alice.does("web", "sessions");
    assertThat(shown.propertyNames()).containsExactly("on", "sessions", "waiting");
    assertThat(shown.at("/sessions/0").propertyNames())
        .containsExactly("session", "until", "approvedBy", "holds");
    assertThat(browser.isApproved()).isTrue();
    assertThat(alice.types("web", "sessions").out()).contains("Web access is on.", browser.id());

    assertThat(alice.isRefused("web", "give", browser.id()).at("/type").asString())
        .isEqualTo("urn:lockstep:problem:not-found");
    assertThat(browser.asks("NOTES")).isEqualTo(CategoryState.WAITING);
    assertThat(alice.does("web", "sessions").at("/sessions/0/asks").asString()).isEqualTo("NOTES");
    assertThat(browser.has("NOTES")).isFalse();
    assertThat(alice.does("web", "give", browser.id()).at("/category").asString())
        .isEqualTo("NOTES");
    assertThat(browser.has("NOTES")).isTrue();
    assertThat(alice.does("web", "sessions").at("/sessions/0/holds/0").asString())
        .isEqualTo("NOTES");

    alice.does("recovery", "key");
    alice.does("protection", "on");
    assertThat(browser.isApproved()).isFalse();
    var after = alice.does("web", "sessions");
    assertThat(after.at("/on").asBoolean()).isFalse();
    assertThat(after.at("/sessions")).isEmpty();
    assertThat(alice.isRefused("web", "end", browser.id()).at("/type").asString())
        .isEqualTo("urn:lockstep:problem:web-session-not-live");
  }

  @Test
  void an_account_comes_back_by_a_key_that_is_read_from_paper() throws Exception {
    var alice = Actor.fresh("alice", directory, server);
    var key = alice.does("recovery", "key").at("/recoveryKey").asString();
    String share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    alice.does("put", share, Files.writeString(directory.resolve("plan"), "at nine").toString());
    var tablet = alice.elsewhere("tablet");
    assertThat(alice.does("recovery", "rehearse").at("/methods/0/outcome").asString())
        .isEqualTo("LOOKS_RIGHT");
    var paper = Files.writeString(directory.resolve("paper"), key + "\n").toString();
    assertThat(alice.types("recovery", "rehearse", "--key-file", paper).out())
        .contains("would bring the account back today");
    alice.does("recovery", "wait", "1");

    var waits = tablet.does("recover", alice.handle(), "--key", "--key-file", paper);
    assertThat(waits.propertyNames()).containsExactly("recovery", "ready", "expires");
    String recovery = waits.at("/recovery").asString();
    assertThat(alice.types("sync").out()).contains("lockstep recovery veto " + recovery);
    assertThat(alice.types("recovery", "list").out()).contains("waits 1 hours", recovery);
    assertThat(alice.does("recovery", "veto", recovery).propertyNames())
        .containsExactly("recovery", "position");
    assertThat(alice.does("recovery", "list").at("/pending")).isEmpty();
    alice.does("recovery", "wait", "0");

    var back = tablet.does("recover", alice.handle(), "--key", "--key-file", paper);
    assertThat(back.propertyNames()).containsExactly("account", "handle", "device");
    var copy = directory.resolve("copy");
    tablet.does("get", share, "plan", "-o", copy.toString());
    assertThat(copy).hasContent("at nine");
    assertThat(tablet.does("device", "list").at("/devices")).hasSize(2);
  }

  @Test
  void an_account_comes_back_with_the_help_of_a_contact() {
    var alice = Actor.fresh("alice", directory, server);
    var bob = Actor.fresh("bob", directory, server);
    var chosen = alice.does("recovery", "contact", "add", bob.handle());
    assertThat(chosen.propertyNames()).containsExactly("threshold", "contacts", "asking", "helped");
    assertThat(bob.types("sync").out()).contains(alice.handle() + " asks you to be");
    bob.does("recovery", "contact", "confirm", alice.handle());
    var number = alice.types("recovery", "contact", "add", bob.handle()).out();
    assertThat(number).containsPattern("Compare this safety number with .*: ([0-9]{5} ?){12}");
    assertThat(bob.types("sync").out()).contains("You hold a new part for " + alice.handle());
    assertThat(alice.types("recovery", "contact", "list").out())
        .contains("It takes 1 of 1", bob.handle(), "yes");
    assertThat(alice.types("recovery", "rehearse").out()).contains("Recovery contacts: all");

    var tablet = alice.elsewhere("tablet");
    var asks = tablet.does("recover", alice.handle(), "--contact");
    assertThat(asks.propertyNames()).containsExactly("recovery", "code", "parts");
    var helped = bob.does("recovery", "contact", "help", asks.at("/code").asString());
    assertThat(helped.propertyNames()).containsExactly("handle", "name", "fingerprint", "answer");
    var answer = helped.at("/answer").asString();
    var back = tablet.does("recover", alice.handle(), "--contact", "--answer", answer);
    assertThat(back.at("/handle").asString()).isEqualTo(alice.handle());
    assertThat(tablet.does("recovery", "contact", "remove", bob.handle()).at("/contacts"))
        .isEmpty();
  }

  @Test
  void a_recovery_key_is_asked_for_and_told_when_it_is_mistyped() {
    var alice = Actor.fresh("alice", directory, server);
    var key = alice.does("recovery", "key").at("/recoveryKey").asString();
    var home = alice.elsewhere("tablet").home().toString();
    for (var typed : new String[] {key.substring(1), key}) {
      var asked = new StringBuilder();
      Person person =
          question -> {
            asked.append(question);
            return typed.toCharArray();
          };
      var words =
          new String[] {
            "recover", alice.handle(), "--key", "--home", home, "--server", server, "--quiet"
          };
      var outcome = Typed.in(Map.of(), Optional.of(person), words);
      assertThat(asked.toString()).isEqualTo("Recovery key of " + alice.handle() + ": ");
      assertThat(outcome.code()).as(outcome.err()).isEqualTo(typed.equals(key) ? 0 : 2);
      assertThat(outcome.out() + outcome.err()).doesNotContain(key);
    }
  }

  @Test
  void a_wrong_code_approves_nobody() {
    var alice = Actor.fresh("alice", directory, server);
    var phone = alice.elsewhere("phone");
    String code = phone.does("device", "add", alice.handle()).at("/code").asString();
    String wrong = code.equals("000000") ? "000001" : "000000";

    assertThat(alice.isRefused("device", "approve", wrong).at("/type").asString())
        .isEqualTo("urn:lockstep:problem:not-found");
    assertThat(alice.does("device", "list").at("/devices")).hasSize(1);
  }

  @Test
  void what_was_written_live_is_kept_under_a_key_that_the_server_never_had() throws Exception {
    var alice = Actor.advanced("alice", directory, server);
    String share = alice.does("share", "create", "document", "Plan").at("/share").asString();
    alice.does("collaboration", "on", share);
    var ticket = alice.does("ticket", share);
    Editor.types(
        'A', ticket.at("/yWebsocket").asString(), share + "/plan", ticket.at("/ticket").asString());
    alice.does("versions", share, "plan", "save", "draft");
    assertThat(alice.does("versions", share, "plan").at("/versions/0/label").asString())
        .isEqualTo("draft");
    var restored = alice.does("versions", share, "plan", "restore", "draft");
    assertThat(restored.at("/before/number").asInt()).isEqualTo(2);
    assertThat(restored.at("/length").asInt()).isEqualTo(1);
    assertThat(
            alice.isRefused("versions", share, "plan", "restore", "final").at("/type").asString())
        .isEqualTo("urn:lockstep:problem:not-found");
    assertThat(alice.does("vault", "log").toString()).contains("LIVE_SESSION");

    var ended = alice.does("collaboration", "off", share); // R54
    assertThat(ended.at("/items")).hasSize(1);
    assertThat(ended.at("/items/0/name").asString()).isEqualTo("plan.yjs");
    assertThat(ended.at("/items/0/exposed").asBoolean()).isFalse();
    var file = directory.resolve("plan.yjs");
    alice.does("get", share, "plan.yjs", "-o", file.toString());
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("text\u0001A");
    assertThat(alice.does("status", share).toString()).contains("END_TO_END");
    assertThat(alice.isRefused("ticket", share).at("/type").asString())
        .isEqualTo("urn:lockstep:problem:collaboration-not-on");
  }

  @Test
  void a_revoked_device_is_turned_away() {
    var alice = Actor.fresh("alice", directory, server);
    var phone = alice.elsewhere("phone");
    var code = phone.does("device", "add", alice.handle(), "--device", "phone").at("/code");
    alice.does("device", "approve", code.asString());
    phone.does("share", "list");

    alice.does("device", "revoke", "phone");

    assertThat(phone.types("share", "list").code()).isEqualTo(1);
    var again = alice.types("device", "revoke", "phone");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).startsWith("the account has no device 'phone'");
  }

  @Test
  void a_guarded_share_refuses_and_says_what_it_refuses() {
    var alice = Actor.advanced("alice", directory, server);
    String share =
        alice.does("share", "create", "note", "Diary", "--guarded").at("/share").asString();

    var problem = alice.isRefused("link", "open", share);
    assertThat(problem.at("/type").asString()).isEqualTo("urn:lockstep:problem:guard-forbids");
    assertThat(problem.at("/cause").asString()).isEqualTo("LINK");
    assertThat(problem.at("/status").asInt()).isEqualTo(409);

    var told = alice.types("link", "open", share);
    assertThat(told.err().lines())
        .hasSize(3)
        .first()
        .isEqualTo("Refused: The share is guarded against what would downgrade it");
    assertThat(told.err()).contains("  cause: LINK", "What to do: ");
  }

  @Test
  void a_file_comes_back_as_it_was_in_each_version() throws Exception {
    var alice = Actor.fresh("alice", directory, server);
    String share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    var file = directory.resolve("plan.txt");
    var copy = directory.resolve("copy");
    for (var text : new String[] {"", "second"}) {
      Files.writeString(file, text);
      alice.does("put", share, file.toString(), "--as", "the plan");
      alice.does("get", share, "the plan", "-o", copy.toString());
      assertThat(copy).hasContent(text);
    }
    assertThat(alice.does("ls", share).at("/items/0/version").asInt()).isEqualTo(2);
    assertThat(
            alice.isRefused("get", share, "another", "-o", copy.toString()).at("/type").asString())
        .isEqualTo("urn:lockstep:problem:not-found");
    assertThat(copy).hasContent("second");
  }

  @Test
  void quiet_leaves_out_confirmations_but_not_answers() {
    var alice = Actor.fresh("alice", directory, server);

    assertThat(alice.types("share", "create", "folder", "Plans", "--quiet").out())
        .contains("Plans");
    assertThat(alice.types("sync", "--quiet").out()).isEmpty();
    assertThat(alice.types("sync").out()).isNotEmpty();
  }

  @Test
  void a_server_that_does_not_answer_is_told_apart() {
    var alice = Actor.fresh("alice", directory, server);
    var nowhere = new Actor(alice.handle(), directory.resolve("new"), "http://127.0.0.1:1");

    var typed = nowhere.types("account", "open", "nobody", "--name", "N");

    assertThat(typed.code()).isEqualTo(3);
    assertThat(typed.err()).startsWith("lockstep: no server answers").hasLineCount(1);
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void secrets_are_asked_for_and_never_repeated() throws Exception {
    var home = directory.resolve("dora").toString();
    var file = Files.writeString(directory.resolve("secret"), "correct horse battery\n");

    var typed =
        Typed.in(
            Map.of(),
            Optional.empty(),
            "account",
            "open",
            "dora-story",
            "--name",
            "Dora",
            "--home",
            home,
            "--server",
            server,
            "--password-file",
            file.toString());

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out() + typed.err()).doesNotContain("correct horse");
  }
}
