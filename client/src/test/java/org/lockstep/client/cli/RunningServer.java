package org.lockstep.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.lockstep.api.server.LockstepServer;
import org.lockstep.api.server.ServerOptions;

/// Gives tests the address of a real server, which is started once for all of them.
final class RunningServer implements ParameterResolver {
  private static final List<String> PATIENT =
      List.of("--lockstep.rate.account-burst=100000", "--lockstep.rate.address-burst=100000");

  /// A server over a directory of its own.
  record Running(LockstepServer server, Path data) implements AutoCloseable {
    static Running start() {
      try {
        var data = Files.createTempDirectory("lockstep-test-");
        return new Running(
            LockstepServer.start(new ServerOptions(data, "127.0.0.1", 0, PATIENT)), data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      try (var all = Files.walk(data)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == String.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class)
        .server()
        .address();
  }
}
