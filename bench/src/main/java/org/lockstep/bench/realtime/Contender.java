package org.lockstep.bench.realtime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.lockstep.bench.report.BenchFailed;

/// A server that is measured, in a process of its own.
interface Contender extends AutoCloseable {
  /// As the tables call it.
  String name();

  /// How it is talked to.
  Side side();

  /// Its process.
  ProcessHandle process();

  /// Where the socket for a document is opened.
  URI address(String document);

  /// What the server calls the document.
  String fullName(String document);

  /// What lets clients in.
  String ticket();

  /// Its processor time so far.
  default long cpuNanos() {
    return process().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  /// Its resident memory, in bytes.
  default long resident() {
    try {
      var status = Files.readString(Path.of("/proc/" + process().pid() + "/status"));
      var found = Resident.LINE.matcher(status);
      if (!found.find()) throw new BenchFailed("the memory of " + name() + " is not told");
      return Long.parseLong(found.group(1)) << 10;
    } catch (IOException e) {
      throw new BenchFailed("memory is only told where there is a /proc", e);
    }
  }

  @Override
  void close();

  /// The line of `/proc/PID/status`.
  final class Resident {
    private static final Pattern LINE = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Resident() {}
  }
}
