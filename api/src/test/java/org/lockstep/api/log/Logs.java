package org.lockstep.api.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lockstep.crypto.log.MlDsaCosigner;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.SqliteJournal;

/// Journals and keys for tests of the log.
final class Logs {
  static final String ORIGIN = "example.org/v1/log";
  static final LogKeys KEYS = keys(ORIGIN, 7);

  private Logs() {}

  static LogKeys keys(String origin, int fill) {
    var seed = new byte[32];
    Arrays.fill(seed, (byte) fill);
    return new LogKeys(
        new NoteSigner(origin, SigningKey.fromSeed(seed)), MlDsaCosigner.fromSeed(origin, seed));
  }

  /// Appends that many events in one batch, one stream each.
  static void append(SqliteJournal journal, int count) {
    var batch = new ArrayList<NewEvent>();
    long head = journal.head();
    for (long n = head; n < head + count; n++) {
      batch.add(event("stream" + n));
    }
    journal.append(List.copyOf(batch));
  }

  private static NewEvent event(String stream) {
    return new NewEvent(
        "share",
        stream,
        0,
        "share.opened",
        1,
        Instant.parse("2026-01-02T12:00:00Z"),
        "01hy",
        ("payload of " + stream).getBytes(UTF_8),
        "{}".getBytes(UTF_8));
  }

  static SqliteJournal open(Path directory) {
    return SqliteJournal.open(directory.resolve("journal.db"));
  }
}
