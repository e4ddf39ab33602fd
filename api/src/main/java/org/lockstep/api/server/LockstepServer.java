package org.lockstep.api.server;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.live.LiveChannel;
import org.lockstep.api.live.LiveCollaboration;
import org.lockstep.api.log.LogRefused;
import org.lockstep.realtime.server.CertificateUnusable;
import org.lockstep.storage.StorageException;
import org.lockstep.vault.DamagedRecord;
import org.lockstep.vault.RootKeyRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.web.server.PortInUseException;

/// The server: a node with a web server over it. Started as a program by [#main], or within a
/// process by [#start].
public final class LockstepServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LockstepServer.class);

  private static final int FAILED = 1;
  private static final int MISUNDERSTOOD = 2;

  private final Node node;
  private final LiveParts live;
  private final Web web;

  private LockstepServer(Node node, LiveParts live, Web web) {
    this.node = node;
    this.live = live;
    this.web = web;
  }

  /// Starts a server, or ends with one line that says why not: exit code 1 where the server cannot
  /// start, 2 where its command line cannot be understood.
  public static void main(String[] arguments) throws InterruptedException {
    var all = List.of(arguments);
    if (all.contains("--help") || all.contains("-h")) {
      System.out.print(ServerOptions.USAGE);
      return;
    }
    int code = run(all, System.out, System.err);
    if (code != 0) System.exit(code);
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err)
      throws InterruptedException {
    try {
      var server = start(ServerOptions.parse(arguments));
      var ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, ended), "shutdown"));
      server.announce(out);
      ended.await();
      return 0;
    } catch (ServerOptions.Misunderstood e) {
      err.println(e.getMessage());
      return MISUNDERSTOOD;
    } catch (RuntimeException e) {
      err.println(line(e));
      return FAILED;
    }
  }

  private static void end(LockstepServer server, CountDownLatch ended) {
    server.close();
    ended.countDown();
  }

  /// Starts a server, and returns when it answers.
  ///
  /// @throws RuntimeException that [#line] can tell in one line
  public static LockstepServer start(ServerOptions options) {
    var settings = Settings.of(options);
    var node = Node.open(options.data(), settings.properties());
    try {
      return start(node, options, settings);
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private static LockstepServer start(Node node, ServerOptions options, Settings settings) {
    var live = LiveParts.start(node, options, settings.properties().live());
    try {
      return new LockstepServer(node, live, Web.start(node, live, options, settings));
    } catch (RuntimeException e) {
      live.close();
      throw e;
    }
  }

  /// Why a server did not start, in one line.
  static String line(RuntimeException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case StorageException e -> {
          return firstLine(e);
        }
        case LogRefused e -> {
          return firstLine(e);
        }
        case RootKeyRefused e -> {
          return firstLine(e);
        }
        case DamagedRecord e -> {
          return firstLine(e);
        }
        case LiveChannel.CannotListen e -> {
          return firstLine(e);
        }
        case CertificateUnusable e -> {
          return firstLine(e);
        }
        case PortInUseException e -> {
          return "Port " + e.getPort() + " is in use. Name another one with --port.";
        }
        case BindException e -> {
          return "The setting " + setting(e) + " is not understood; --help tells more.";
        }
        default -> {}
      }
    }
    log.error("The server could not start", failure);
    return "The server could not start: " + firstLine(failure);
  }

  private static String setting(BindException failure) {
    return switch (failure.getCause()) {
      case UnboundConfigurationPropertiesException unknown ->
          unknown.getUnboundProperties().stream()
              .map(property -> property.getName().toString())
              .collect(Collectors.joining(", "));
      case null, default -> failure.getName().toString();
    };
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("for no known reason");
  }

  private void announce(PrintStream out) {
    out.println("Lockstep listens on " + address());
    out.println("Log key: " + node.log().keys().signer().verifierKey().text());
    var vault = VaultFingerprint.of(node.vault().publicKey());
    out.println("Vault key: " + vault + " (the whole of it: /v1/server)");
    out.flush();
  }

  /// Where it listens, such as `http://127.0.0.1:8420`.
  public String address() {
    return web.address();
  }

  /// The port that it listens on.
  public int port() {
    return web.port();
  }

  /// What it runs on: for whoever works within the same process.
  Node node() {
    return node;
  }

  /// Live collaboration, likewise.
  LiveCollaboration live() {
    return live.collaboration();
  }

  /// Ends the web server first, then the channel, then what lies below them. Requests that are
  /// being answered have some seconds to end.
  @Override
  public void close() {
    try (node;
        live;
        web) {
      // in the opposite order
    }
    log.info("Lockstep has stopped");
  }
}
