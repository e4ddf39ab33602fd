package org.lockstep.client.cli.demo;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockstep.client.cli.terminal.Style;

/// The demonstration: the play, on a server that is there or on one of its own.
///
/// @param runner runs the commands
/// @param directory an empty one, for homes and files
/// @param out where commands and answers are told
public record Demo(Runner runner, Path directory, PrintWriter out, Style style) {
  /// Plays on a server that others may use, too.
  ///
  /// @param suffix makes the handles unique there
  /// @return the past verdicts, asked for again
  /// @throws DemoFailed if anything goes otherwise than it should
  public List<Recall> on(URI server, String suffix) {
    out.println("The server is " + server + ".");
    var stage = new Stage(runner, directory, out, style);
    return new Play(stage, server.toString(), suffix).perform();
  }

  /// Plays on a server that is started for it and ends with it.
  ///
  /// @param launcher the script that a person runs; empty where it is not known
  /// @return the past verdicts, asked for again
  /// @throws DemoFailed if anything goes otherwise than it should
  public List<Recall> onOwnServer(Optional<Path> launcher) {
    var script =
        launcher.orElseThrow(
            () ->
                new DemoFailed(
                    "no server answers, and this program was not started by the lockstep script"
                        + " that could start one; name a server with --server"));
    out.println("No server answers; starting one for this demonstration.");
    out.flush();
    try (var server = ServerProcess.start(script, directory.resolve("server"))) {
      return on(server.address(), "");
    }
  }
}
