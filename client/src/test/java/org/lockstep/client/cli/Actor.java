package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody at a device who types commands.
///
/// @param handle of the account; unlike all others
/// @param home of the device
record Actor(String handle, Path home, String server) {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final JsonMapper JSON = new JsonMapper();

  /// Somebody who has opened an account.
  static Actor fresh(String name, Path directory, String server) {
    String handle = name + COUNT.incrementAndGet();
    var actor = new Actor(handle, directory.resolve(handle), server);
    actor.does("account", "open", handle, "--name", name, "--device", "first");
    return actor;
  }

  /// The same with advanced protection.
  static Actor advanced(String name, Path directory, String server) {
    var actor = fresh(name, directory, server);
    actor.does("recovery", "key");
    actor.does("protection", "on");
    return actor;
  }

  /// The same person at another device, which is not trusted yet.
  Actor elsewhere(String device) {
    return new Actor(handle, home.resolveSibling(handle + "-" + device), server);
  }

  Typed types(String... arguments) {
    var first = Stream.of("--home", home.toString(), "--server", server);
    var all = Stream.concat(first, Arrays.stream(arguments)).toArray(String[]::new);
    return Typed.in(Map.of("LOCKSTEP_PASSWORD", "correct horse"), Optional.empty(), all);
  }

  /// Types a command that must succeed, and reads its answer.
  JsonNode does(String... arguments) {
    var typed =
        types(Stream.concat(Arrays.stream(arguments), Stream.of("--json")).toArray(String[]::new));
    assertThat(typed.err()).as(String.join(" ", arguments)).isEmpty();
    assertThat(typed.code()).isZero();
    assertThat(typed.out()).hasLineCount(1);
    return JSON.readTree(typed.out());
  }

  /// Types a command that must be refused, and reads the problem.
  JsonNode isRefused(String... arguments) {
    var typed =
        types(Stream.concat(Arrays.stream(arguments), Stream.of("--json")).toArray(String[]::new));
    assertThat(typed.code()).as(String.join(" ", arguments)).isEqualTo(1);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).hasLineCount(1);
    return JSON.readTree(typed.err());
  }
}
