package org.lockstep.storage.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A [Worker] in a Java process of its own.
final class WorkerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private WorkerProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(UTF_8);
  }

  static WorkerProcess start(Path data, String run) throws IOException {
    return start(command(data, run));
  }

  /// One that may not make any file longer than that.
  static WorkerProcess withFilesUpTo(int kibibytes, Path data, String run) throws IOException {
    var limited =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
    limited.addAll(command(data, run));
    return start(limited);
  }

  private static WorkerProcess start(List<String> command) throws IOException {
    return new WorkerProcess(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
  }

  private static List<String> command(Path data, String run) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-cp",
        System.getProperty("java.class.path"),
        Worker.class.getName(),
        data.toString(),
        run);
  }

  long pid() {
    return process.pid();
  }

  /// Reads lines until so many of them begin with that word, or the process ends.
  List<String> linesUntil(String word, int times) throws IOException {
    var lines = new ArrayList<String>();
    int found = 0;
    while (found < times) {
      var line = output.readLine();
      if (line == null) break;
      lines.add(line);
      if (line.startsWith(word + " ")) found++;
    }
    return lines;
  }

  List<String> linesToTheEnd() {
    return output.lines().toList();
  }

  /// Kills the process (SIGKILL) and reads the whole lines that it had still written.
  List<String> kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly(); // unlike the process itself, it leaves the pipe open
    var rest = output.readAllAsString();
    process.waitFor();
    return rest.lines().limit(rest.chars().filter(c -> c == '\n').count()).toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
