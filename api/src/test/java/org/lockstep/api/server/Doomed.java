package org.lockstep.api.server;

import java.io.IOException;
import java.nio.file.Path;
import org.lockstep.api.testing.TestAccount;

/// A server that records events, keeps them from being signed, says how many there are, and waits
/// to be killed. Run in a process of its own.
final class Doomed {
  private Doomed() {}

  /// Runs until it is killed.
  ///
  /// @param arguments the data directory
  public static void main(String[] arguments) throws IOException {
    try (var server = TestServer.start(Path.of(arguments[0]))) {
      synchronized (server.log().checkpointer()) {
        server.open(TestAccount.fresh());
        System.out.println(server.journal().head());
        System.out.flush();
        if (System.in.read() >= 0) throw new IOException("it was to be killed");
      }
    }
  }
}
