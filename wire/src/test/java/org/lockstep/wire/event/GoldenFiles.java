package org.lockstep.wire.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.lockstep.domain.Event;

/// The payload of every event and revision ever shipped, one file each, as it was stored.
///
/// Existing files never change. With `-Dlockstep.golden.add=true` a run writes the files that are
/// missing, and only these.
final class GoldenFiles {
  private static final Path ROOT = Path.of("src/test/resources/events");
  private static final EventCodec CODEC = new EventCodec(TestKeys.ALL);

  private GoldenFiles() {}

  /// The name of the file of an event's newest revision.
  static String name(Event event) {
    return name(event, ".json");
  }

  /// The name of the file of an event whose subject's key is destroyed.
  static String erasedName(Event event) {
    return name(event, ".erased.json");
  }

  private static String name(Event event, String ending) {
    var entry = EventCatalogue.current().of(event);
    return entry.type() + "/" + entry.revision() + ending;
  }

  static byte[] read(String name, Event sample) {
    var file = ROOT.resolve(name);
    try {
      if (Boolean.getBoolean("lockstep.golden.add") && Files.notExists(file)) {
        Files.createDirectories(file.getParent());
        Files.write(file, CODEC.encode(sample).payload(), StandardOpenOption.CREATE_NEW);
      }
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The names of all files.
  static List<String> names() {
    try (var files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
