package org.lockstep.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.lockstep.api.server.TestServer;

/// Gives the tests of a class one [TestServer], as an argument of the class's constructor.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningServer.Servers.class)
public @interface RunningServer {
  /// Settings such as `lockstep.limits.body=100`.
  String[] value() default {};

  /// Starts servers, and stops each after its class.
  final class Servers implements ParameterResolver {
    private static final Namespace STARTED = Namespace.create(Servers.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TestServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      var test = context.getRequiredTestClass();
      var settings = Objects.requireNonNull(test.getAnnotation(RunningServer.class)).value();
      var started =
          context
              .getStore(STARTED)
              .getOrComputeIfAbsent(test, _ -> Started.with(settings), Started.class);
      return Objects.requireNonNull(started).server();
    }
  }

  /// A server on a directory that goes with it.
  record Started(TestServer server, Path directory) implements AutoCloseable {
    static Started with(String... settings) {
      try {
        var directory = Files.createTempDirectory("lockstep");
        return new Started(TestServer.start(directory, settings), directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      try (var files = Files.walk(directory)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
      }
    }
  }
}
