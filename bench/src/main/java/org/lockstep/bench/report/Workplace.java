package org.lockstep.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a measurement puts its files: a fresh directory, gone afterwards.
public final class Workplace {
  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = {
        "Make the files in a new directory in DIR, and remove it afterwards. What is durable is as"
            + " fast as the disk below. Default: where this machine keeps temporary files."
      })
  private @Nullable Path parent;

  /// Made by picocli.
  public Workplace() {}

  /// Makes the directory, and prints the head of the report of what is measured in it.
  public Place begin(Report report) throws IOException {
    var place = make();
    report.begin(place.directory());
    return place;
  }

  private Place make() throws IOException {
    var prefix = "lockstep-bench-";
    if (parent == null) return new Place(Files.createTempDirectory(prefix));
    return new Place(Files.createTempDirectory(Files.createDirectories(parent), prefix));
  }

  /// A directory that is removed with all that is in it.
  public record Place(Path directory) implements AutoCloseable {
    /// The path of something in it.
    public Path resolve(String name) {
      return directory.resolve(name);
    }

    @Override
    public void close() throws IOException {
      try (var all = Files.walk(directory)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
      }
    }
  }
}
