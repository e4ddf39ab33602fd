package org.lockstep.client.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.Bytes;
import org.lockstep.projections.Replay;
import org.lockstep.projections.RowPage;
import tools.jackson.databind.json.JsonMapper;

/// A file with the rows of a projection: a line that says of what, and a line for each row.
///
/// The same rows make the same bytes. The file is there as a whole or not at all.
final class RowFile {
  private static final String BEGINNING = "{\"lockstepReplay\":";
  private static final int FORMAT = 1;
  private static final int PAGE = 500;

  private final Path file;

  private RowFile(Path file) {
    this.file = file;
  }

  /// A file that is not there, or one that may be written over: an earlier one of these, or any if
  /// that is wanted.
  ///
  /// @throws UncheckedIOException if it may not
  static RowFile at(Path file, boolean overwriting) {
    try {
      boolean free = Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
      if (free || (Files.isRegularFile(file) && (overwriting || isOurs(file)))) {
        return new RowFile(file);
      }
      throw new FileSystemException(
          file.toString(), null, "it is not the work of a replay; --force writes over it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      return new String(bytes.readNBytes(BEGINNING.length()), UTF_8).equals(BEGINNING);
    }
  }

  /// Writes the rows.
  ///
  /// @return how many there are
  long write(String projection, Replay replay) throws IOException {
    var target = file.toAbsolutePath();
    var parent = Optional.ofNullable(target.getParent()).orElse(target);
    var part = Files.createTempFile(parent, ".replay-", ".part");
    try {
      long rows = fill(part, projection, replay);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return rows;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long fill(Path part, String projection, Replay replay) throws IOException {
    long rows = 0;
    try (var out = new BufferedOutputStream(Files.newOutputStream(part))) {
      var page = replay.rows(projection, null, PAGE);
      line(out, heading(projection, replay.digest(projection), page));
      while (true) {
        for (var row : page.rows()) {
          line(out, new Row(projection, row.key(), Bytes.of(row.value())).line());
        }
        rows += page.rows().size();
        @Nullable String next = page.next().orElse(null);
        if (next == null) return rows;
        page = replay.rows(projection, next, PAGE);
      }
    }
  }

  private static byte[] heading(String projection, String digest, RowPage page) {
    var heading = new LinkedHashMap<String, Object>();
    heading.put("lockstepReplay", FORMAT);
    heading.put("projection", projection);
    heading.put("form", page.form());
    heading.put("events", page.position());
    heading.put("digest", digest);
    return JsonMapper.shared().writeValueAsBytes(heading);
  }

  private static void line(OutputStream out, byte[] json) throws IOException {
    out.write(json);
    out.write('\n');
  }
}
