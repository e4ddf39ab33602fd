package org.lockstep.client.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.lockstep.api.server.LockstepServer;
import org.lockstep.api.server.ServerOptions;

/// A real server that can name an auditor, and whose data lie open to whoever has its disk.
final class AuditedServer implements AutoCloseable {
  private final Path directory;
  private LockstepServer server;
  private String auditor = "";

  AuditedServer(Path directory) {
    this.directory = directory;
    this.server = start(0);
  }

  private LockstepServer start(int port) {
    return LockstepServer.start(
        new ServerOptions(
            data(),
            "127.0.0.1",
            port,
            List.of(
                "--lockstep.rate.account-burst=100000",
                "--lockstep.rate.address-burst=100000",
                "--lockstep.live.port=0",
                "--lockstep.audit.accounts=" + auditor)));
  }

  /// Where its data lie.
  Path data() {
    return directory.resolve("data");
  }

  String address() {
    return server.address();
  }

  /// Does something to the data while the server is down; then it starts again at the same port.
  void whileDown(Consumer<Path> work) {
    int port = server.port();
    server.close();
    work.accept(data());
    server = start(port);
  }

  /// Somebody whom the server takes for an auditor from now on.
  Actor auditor() {
    var who = Actor.fresh("carol", directory, server.address());
    auditor = who.does("protection", "show").at("/account").asString();
    whileDown(_ -> {});
    who.does("audit", "watch");
    return who;
  }

  @Override
  public void close() {
    server.close();
  }
}
