package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.cli.terminal.Person;

/// A person closes the account, against a real server (R102).
@ExtendWith(RunningServer.class)
final class ClosingStoryTest {
  private final Path directory;
  private final String server;

  ClosingStoryTest(@TempDir Path directory, String server) {
    this.directory = directory;
    this.server = server;
  }

  private Typed typesAnswering(Actor actor, String answer, String... command) {
    Person person = _ -> answer.toCharArray();
    var all =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("--home", actor.home().toString(), "--server", server),
                java.util.Arrays.stream(command))
            .toArray(String[]::new);
    return Typed.in(Map.of("NO_COLOR", "1"), Optional.of(person), all);
  }

  @Test
  void the_share_goes_on_with_its_heir_who_verifies_all_of_it() {
    var alice = Actor.advanced("alice", directory, server);
    var bob = Actor.advanced("bob", directory, server);
    String share = alice.does("share", "create", "folder", "Plans").at("/share").asString();
    alice.does("share", "invite", share, bob.handle(), "--role", "editor");
    bob.does("share", "accept", share);
    alice.does("sync");
    alice.does("authenticator", "on");
    var foreseen = alice.does("account", "closing");
    assertThat(foreseen.at("/shares/0/fate").asString()).isEqualTo("HANDED_OVER");
    assertThat(foreseen.at("/shares/0/toHandle").asString()).isEqualTo(bob.handle());

    var report = alice.does("account", "close", "--yes");

    assertThat(report.at("/remaining").asInt()).isZero();
    assertThat(report.at("/erasure/shares/handedOver").asInt()).isEqualTo(1);
    assertThat(report.at("/erasure/recoveryKeys").asInt()).isEqualTo(1);
    assertThat(report.at("/erasure/authenticators").asInt()).isEqualTo(1);
    assertThat(alice.does("account", "closing")).isEqualTo(report);
    assertThat(alice.does("account", "close", "--yes")).as("again").isEqualTo(report);
    bob.does("sync");
    var status = bob.does("status", share);
    assertThat(status.at("/title").asString()).isEqualTo("Plans");
    assertThat(status.at("/participants/0/handle").asString()).isEqualTo(bob.handle());
    assertThat(status.at("/participants/0/role").asString()).isEqualTo("OWNER");
    assertThat(status.at("/verdict/encryption").asString()).isEqualTo("END_TO_END");
    assertThat(status.at("/verdict/epoch").asInt()).isEqualTo(2);
    assertThat(alice.isRefused("share", "list").at("/type").asString())
        .isEqualTo("urn:lockstep:problem:account-is-closed");
    var other = new Actor(alice.handle(), directory.resolve("other"), server);
    assertThat(
            other
                .isRefused("account", "open", alice.handle(), "--name", "Other")
                .at("/type")
                .asString())
        .isEqualTo("urn:lockstep:problem:handle-taken");
  }

  @Test
  void a_person_is_told_what_follows_and_types_the_handle() {
    var carol = Actor.fresh("carol", directory, server);
    carol.does("share", "create", "note", "Thoughts");

    var mistyped = typesAnswering(carol, "somebody", "account", "close");
    assertThat(mistyped.code()).isEqualTo(2);
    assertThat(mistyped.err()).contains("Thoughts").contains("ends").contains("no way back");
    assertThat(carol.does("share", "list").at("/shares").size()).isEqualTo(1);

    var typed = typesAnswering(carol, "@" + carol.handle(), "account", "close");
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("Shares ended: 1").contains("holds no secret");
  }

  @Test
  void a_script_says_yes() {
    var dave = Actor.fresh("dave", directory, server);
    var refused = dave.types("account", "close");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--yes");
    assertThat(dave.does("share", "list").at("/shares").size()).isZero();
  }
}
