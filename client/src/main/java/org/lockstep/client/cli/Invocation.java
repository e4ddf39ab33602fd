package org.lockstep.client.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.terminal.ProgressBar;
import org.lockstep.client.cli.terminal.Terminal;
import org.lockstep.client.home.Home;

/// One run of the command line: the options that all commands have, and what they decide.
final class Invocation {
  private static final URI USUAL_SERVER = URI.create("http://127.0.0.1:8420");

  private final GlobalOptions options;
  private final Terminal terminal;

  Invocation(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }

  boolean json() {
    return options.json;
  }

  boolean quiet() {
    return options.quiet;
  }

  /// A client for an account's device. An enrolment that was approved meanwhile is finished first,
  /// so that nobody has to come back to it.
  LockstepClient client() {
    var client = newcomer();
    try {
      if (isWaiting(client.home())) client.devices().approved().ifPresent(_ -> welcome(client));
      client.home().requireMembership();
      return client;
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private void welcome(LockstepClient client) {
    if (options.json || options.quiet) return;
    String handle = client.home().requireMembership().handle();
    terminal.err().println("This device was approved; it belongs to " + handle + " now.");
    terminal.err().flush();
  }

  static boolean isWaiting(Home home) {
    return home.membership().isEmpty() && home.enrolment().isPresent();
  }

  /// A client for a device that may have no account yet.
  LockstepClient newcomer() {
    var named = namedServer();
    var home = Home.at(homeDirectory());
    return LockstepClient.open(home, named.or(home::server).orElse(USUAL_SERVER));
  }

  /// This device's home, of which nothing need be known yet.
  Home home() {
    return Home.at(homeDirectory());
  }

  Path homeDirectory() {
    return Optional.ofNullable(options.home)
        .or(() -> terminal.variable("LOCKSTEP_HOME").map(Path::of))
        .orElseGet(Home::usual);
  }

  /// The server that was named, by an option or in the environment.
  Optional<URI> namedServer() {
    return Optional.ofNullable(options.server)
        .or(() -> terminal.variable("LOCKSTEP_SERVER").map(ServerAddress::parse));
  }

  /// Where nothing else is said.
  static URI usualServer() {
    return USUAL_SERVER;
  }

  /// A bar for long work; it draws nothing where nobody watches.
  ProgressBar bar() {
    return options.json || options.quiet ? ProgressBar.hidden(terminal) : ProgressBar.on(terminal);
  }
}
