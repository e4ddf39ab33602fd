package org.lockstep.client.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.api.server.LockstepServer;
import org.lockstep.api.server.ServerOptions;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.account.NewAccount;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.home.Home;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.wire.message.Headers;

/// The real server in this process, and devices of people, each with a home of its own.
final class Town implements AutoCloseable {
  static final DeviceProfile LAPTOP =
      new DeviceProfile("laptop", "macos", SoftwareVersion.parse("14.1"));

  private final Path directory;
  private final Runnable behind;
  private final LockstepServer server;
  private final List<LockstepClient> clients = new ArrayList<>();

  Town(Path directory) {
    this(directory, () -> {});
  }

  /// A town whose server keeps everything in a database of its own.
  static Town inMongo(Path directory) {
    var mongo = new MongoForTests();
    return new Town(directory, mongo::close, mongo.settings());
  }

  /// @param behind what is closed after the server
  /// @param settings of the server, beside those of every town
  private Town(Path directory, Runnable behind, String... settings) {
    this.directory = directory;
    this.behind = behind;
    var all =
        new ArrayList<>(
            List.of(
                "--lockstep.rate.account-burst=100000",
                "--lockstep.rate.enrolment-burst=100000",
                "--lockstep.rate.address-burst=100000"));
    all.addAll(List.of(settings));
    this.server =
        LockstepServer.start(new ServerOptions(directory.resolve("server"), "127.0.0.1", 0, all));
  }

  /// A device that belongs to nobody yet.
  LockstepClient device(String home) {
    var client =
        LockstepClient.open(Home.at(directory.resolve(home)), URI.create(server.address()));
    clients.add(client);
    return client;
  }

  /// Somebody with an account, `STANDARD`.
  LockstepClient person(String handle) {
    var client = device(handle);
    client.accounts().open(new NewAccount(handle, handle, "correct horse battery", LAPTOP));
    return client;
  }

  /// Somebody with a recovery key and advanced protection.
  LockstepClient advanced(String handle) {
    var client = person(handle);
    client.recovery().make();
    client.protection().turnOn();
    return client;
  }

  /// Returns once the server shows to everybody what `client` has done: a device waits for its own
  /// orders alone.
  void settle(LockstepClient client) {
    var request =
        HttpRequest.newBuilder(URI.create(server.address() + "/v1/server"))
            .header(Headers.AFTER, Long.toString(client.position()))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    clients.forEach(LockstepClient::close);
    server.close();
    behind.run();
  }
}
