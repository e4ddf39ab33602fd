package org.lockstep.client.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.failure.HomeRefused;
import org.lockstep.client.failure.HomeRefused.Reason;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;

class HomeTest {
  private static final DeviceProfile PROFILE =
      new DeviceProfile("laptop", "linux", SoftwareVersion.parse("6.1"));

  private final Path parent;

  HomeTest(@TempDir Path parent) {
    this.parent = parent;
  }

  private Path directory() {
    return parent.resolve("home");
  }

  private static void assertRefused(Path directory, Reason reason) {
    assertThatThrownBy(() -> Home.at(directory))
        .isInstanceOfSatisfying(
            HomeRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(directory.toString());
  }

  @Test
  void the_directory_and_its_files_are_private() throws IOException {
    var home = Home.at(directory());
    home.prepareDevice(PROFILE);
    home.pin(pins -> pins.ordering("link/1"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
        .isEqualTo("rwx------");
    try (var files = Files.list(directory())) {
      assertThat(files.toList())
          .hasSize(3)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void a_directory_that_others_can_read_is_refused() throws IOException {
    Home.at(directory());
    Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-x---"));

    assertRefused(directory(), Reason.PERMISSIONS_TOO_WIDE);
  }

  @Test
  void a_key_file_that_others_can_read_is_refused() throws IOException {
    Home.at(directory()).prepareDevice(PROFILE);
    Files.setPosixFilePermissions(
        directory().resolve("device.json"), PosixFilePermissions.fromString("rw-r--r--"));

    assertRefused(directory(), Reason.PERMISSIONS_TOO_WIDE);
  }

  @Test
  void the_keys_are_the_same_the_next_time() {
    var made = Home.at(directory()).prepareDevice(PROFILE);

    assertThat(Home.at(directory()).device()).contains(made);
    assertThat(Home.at(directory()).prepareDevice(PROFILE)).isEqualTo(made);
  }

  @Test
  void a_damaged_file_is_refused_and_left_as_it_is() throws IOException {
    Home.at(directory()).prepareDevice(PROFILE);
    var file = directory().resolve("device.json");
    var cut = Files.readString(file).substring(0, 50);
    Files.writeString(file, cut);

    assertRefused(directory(), Reason.DAMAGED);
    assertThat(file).hasContent(cut);
  }

  @Test
  void a_file_of_a_newer_version_is_refused() throws IOException {
    Home.at(directory()).prepareDevice(PROFILE);
    var file = directory().resolve("device.json");
    Files.writeString(
        file, Files.readString(file).replace("\"format\":1", "\"format\":2,\"more\":{}"));

    assertRefused(directory(), Reason.NEWER_FORMAT);
  }

  @Test
  void a_device_of_an_account_makes_no_keys_for_another() {
    var home = Home.at(directory());
    home.prepareDevice(PROFILE);
    home.join(new Membership(new AccountId("0".repeat(26)), "alice", Bytes.of(new byte[32])));

    assertThatThrownBy(() -> home.prepareDevice(PROFILE))
        .isInstanceOfSatisfying(
            HomeRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.HAS_ACCOUNT));
  }

  @Test
  void a_home_is_for_one_server() {
    var home = Home.at(directory());
    home.useServer(URI.create("https://one.example"));

    assertThatThrownBy(() -> home.useServer(URI.create("https://other.example")))
        .isInstanceOfSatisfying(
            HomeRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.OTHER_SERVER));
    assertThat(home.server()).contains(URI.create("https://one.example"));
  }

  @Test
  void changes_of_many_threads_and_homes_are_all_kept() throws Exception {
    Home.at(directory());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(
          IntStream.range(0, 20)
              .<Callable<Pins>>mapToObj(
                  i -> () -> Home.at(directory()).pin(pins -> pins.ordering("order/" + i)))
              .toList());
    }

    assertThat(Home.at(directory()).pins().orders()).hasSize(20);
  }

  @Test
  void no_text_form_shows_a_key() {
    var home = Home.at(directory());
    var keys = home.prepareDevice(PROFILE);
    var stored = StoredDevice.of(keys);

    assertThat(keys + " " + stored + " " + Optional.of(stored))
        .doesNotContain(stored.signingSeed().toString(), stored.sealingSeed().toString());
  }
}
