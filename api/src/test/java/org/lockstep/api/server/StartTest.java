package org.lockstep.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
  @TempDir private Path directory = Path.of("");

  private static ServerOptions at(Path data) {
    return new ServerOptions(data, "127.0.0.1", 0, List.of());
  }

  private String refusal() {
    var failure =
        catchThrowableOfType(
            RuntimeException.class, () -> LockstepServer.start(at(directory)).close());
    assertThat(failure).isNotNull();
    return LockstepServer.line(failure);
  }

  @Test
  void a_directory_that_another_server_works_on_is_refused_in_one_line() {
    try (var server = TestServer.start(directory)) {
      assertThat(server.port()).isPositive();
      assertThat(refusal()).contains("in use", directory.toString()).doesNotContain("\n");
    }
  }

  @Test
  void a_newer_directory_is_refused_in_one_line() throws IOException {
    TestServer.start(directory).close();
    Files.writeString(directory.resolve("format"), "lockstep-data 99\n");
    assertThat(refusal()).contains("99", "newer").doesNotContain("\n");
  }

  @Test
  void a_damaged_directory_is_refused_in_one_line() throws IOException {
    TestServer.start(directory).close();
    Files.delete(directory.resolve("secrets.db"));
    assertThat(refusal()).contains("secrets.db", "missing").doesNotContain("\n");
  }

  @Test
  void a_missing_root_key_is_not_replaced() throws IOException {
    TestServer.start(directory).close();
    Files.delete(directory.resolve("root.key"));
    assertThat(refusal()).contains("root.key", "missing").doesNotContain("\n");
    assertThat(directory.resolve("root.key")).doesNotExist();
  }

  @Test
  void a_root_key_that_others_can_read_is_refused() throws IOException {
    TestServer.start(directory).close();
    var open = PosixFilePermissions.fromString("rw-r--r--");
    Files.setPosixFilePermissions(directory.resolve("root.key"), open);
    assertThat(refusal()).contains("root.key", "0600").doesNotContain("\n");
  }

  @Test
  void a_refused_start_leaves_the_directory_free() throws IOException {
    TestServer.start(directory).close();
    var key = Files.readAllBytes(directory.resolve("root.key"));
    Files.delete(directory.resolve("root.key"));
    refusal();
    Files.write(directory.resolve("root.key"), key);
    Files.setPosixFilePermissions(
        directory.resolve("root.key"), PosixFilePermissions.fromString("rw-------"));
    TestServer.start(directory).close();
  }

  @Test
  void a_port_in_use_is_told_by_its_number() {
    try (var server = TestServer.start(directory.resolve("a"))) {
      var options =
          new ServerOptions(directory.resolve("b"), "127.0.0.1", server.port(), List.of());
      var failure =
          catchThrowableOfType(RuntimeException.class, () -> LockstepServer.start(options).close());
      assertThat(failure).isNotNull();
      assertThat(LockstepServer.line(failure)).contains("Port " + server.port());
    }
  }

  @Test
  void a_setting_that_is_not_understood_is_told_by_its_name() {
    var options =
        new ServerOptions(directory, "127.0.0.1", 0, List.of("--lockstep.limits.body=many"));
    var failure =
        catchThrowableOfType(RuntimeException.class, () -> LockstepServer.start(options).close());
    assertThat(failure).isNotNull();
    assertThat(LockstepServer.line(failure)).contains("lockstep.limits.body").doesNotContain("\n");
  }

  @Test
  void a_signature_may_not_be_good_for_longer_than_the_history_shows_it_to_be() {
    var options =
        new ServerOptions(
            directory, "127.0.0.1", 0, List.of("--lockstep.signature.clock-behind=2h"));
    assertThat(refusalOf(() -> LockstepServer.start(options).close()))
        .contains("lockstep.signature")
        .doesNotContain("\n");
  }

  @Test
  void a_certificate_that_is_missing_is_told_with_its_file() {
    var options =
        new ServerOptions(
            directory,
            "127.0.0.1",
            0,
            List.of(
                "--lockstep.live.tls-certificates=" + directory.resolve("none.crt"),
                "--lockstep.live.tls-key=" + directory.resolve("none.key")));
    assertThat(refusalOf(() -> LockstepServer.start(options).close()))
        .startsWith("The certificates in ")
        .contains("none.crt is no file")
        .doesNotContain("\n", "--lockstep.live.port");
  }

  private static String refusalOf(Runnable start) {
    var failure = catchThrowableOfType(RuntimeException.class, start::run);
    assertThat(failure).isNotNull();
    return LockstepServer.line(failure);
  }

  @Test
  void a_setting_that_does_not_exist_is_told_by_its_name() {
    var options =
        new ServerOptions(directory, "127.0.0.1", 0, List.of("--lockstep.limits.bodi=1000"));
    assertThat(refusalOf(() -> LockstepServer.start(options).close()))
        .contains("lockstep.limits.bodi")
        .doesNotContain("\n");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_taken_port_of_the_channel_is_told_in_one_line_and_locks_nothing() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = "--lockstep.live.port=" + taken.getLocalPort();
      var options = new ServerOptions(directory, "127.0.0.1", 0, List.of(port));
      assertThat(refusalOf(() -> LockstepServer.start(options).close()))
          .contains("cannot listen on port " + taken.getLocalPort(), "--lockstep.live.port")
          .doesNotContain("\n");
    }
    LockstepServer.start(new ServerOptions(directory, "127.0.0.1", 0, List.of())).close();
  }

  @Test
  void a_certificate_of_the_channel_without_its_key_is_refused() {
    var half = List.of("--lockstep.live.tls-certificates=chain.pem");
    var options = new ServerOptions(directory, "127.0.0.1", 0, half);
    assertThat(refusalOf(() -> LockstepServer.start(options).close())).contains("lockstep.live");
  }

  @Test
  void what_is_typed_goes_before_the_environment() throws Exception {
    var builder = programBuilder("--data", directory.toString(), "--port", "0");
    builder.command().add("--lockstep.origin=typed.example/v1/log");
    builder.environment().put("LOCKSTEP_ORIGIN", "environment.example/v1/log");
    builder.environment().put("SERVER_PORT", "1");
    builder.environment().put("SERVER_ADDRESS", "192.0.2.1");
    assertThat(logKey(builder)).startsWith("Log key: typed.example/v1/log+");
  }

  @Test
  void the_root_key_lies_where_it_is_told_to() throws Exception {
    var data = directory.resolve("data");
    var typed = directory.resolve("typed/root.key");
    TestServer.start(data, "lockstep.root-key-file=" + typed).close();
    assertThat(typed).isRegularFile();
    var builder = programBuilder("--data", data.toString(), "--port", "0");
    builder.environment().put("LOCKSTEP_ROOTKEYFILE", typed.toString());
    assertThat(logKey(builder)).startsWith("Log key: ");
    assertThat(data.resolve("root.key")).doesNotExist();
  }

  @Test
  void what_is_not_typed_comes_from_the_environment() throws Exception {
    var builder = programBuilder("--data", directory.toString(), "--port", "0");
    builder.environment().put("LOCKSTEP_ORIGIN", "environment.example/v1/log");
    builder.environment().put("LOCKSTEP_OF_SOMEBODY_ELSE", "is nobody's business");
    assertThat(logKey(builder)).startsWith("Log key: environment.example/v1/log+");
  }

  private static String logKey(ProcessBuilder builder) throws Exception {
    var process = builder.start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).startsWith("Lockstep listens on http://127.0.0.1:");
      return out.readLine();
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Process program(String... arguments) throws IOException {
    return programBuilder(arguments).start();
  }

  private static ProcessBuilder programBuilder(String... arguments) {
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LockstepServer.class.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    int data = command.indexOf("--data");
    if (data >= 0) {
      // Nothing is left behind outside of the test's directory; TestServer has it there too.
      builder.environment().put("LOCKSTEP_LOG_ANCHOR", command.get(data + 1) + "/log.anchor");
    }
    return builder;
  }

  @Test
  void the_program_says_where_it_listens_and_ends_cleanly_when_it_is_told_to() throws Exception {
    var process = program("--data", directory.toString(), "--port", "0");
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).matches("Lockstep listens on http://127\\.0\\.0\\.1:\\d+");
      assertThat(out.readLine()).startsWith("Log key: localhost/v1/log+");
      assertThat(out.readLine())
          .matches("Vault key: ([0-9a-f]{4}-){7}[0-9a-f]{4} \\(the whole of it: /v1/server\\)");
      process.toHandle().destroy(); // which leaves its output open
      assertThat(out.readLine()).endsWith("Lockstep has stopped");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    TestServer.start(directory).close();
  }

  @Test
  void the_program_ends_with_1_and_one_line_where_it_cannot_start() throws Exception {
    Files.writeString(directory.resolve("diary.txt"), "not ours");
    var process = program("--data", directory.toString(), "--port", "0");
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(output.lines()).singleElement().asString().contains("diary.txt");
  }

  @Test
  void the_program_ends_with_2_and_one_line_where_it_is_not_understood() throws Exception {
    var process = program("--prot", "80");
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(output.lines()).singleElement().asString().contains("--prot", "--help");
  }
}
