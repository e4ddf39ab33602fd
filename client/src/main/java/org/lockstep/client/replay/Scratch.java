package org.lockstep.client.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.storage.documents.SqliteDocuments;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.SqliteJournal;

/// A directory for work that nobody needs afterwards: a journal, and views of it.
///
/// Nobody else can read it, as nobody else can read the home that it lies in. It is deleted on
/// [#close], and also when the process is told to end; one that is killed leaves it. Confined to
/// one thread.
final class Scratch implements AutoCloseable {
  static final String PREFIX = "scratch-";

  private final Path directory;
  private final Thread atExit;
  private final Journal journal;
  private final List<SqliteDocuments> views = new ArrayList<>();

  private Scratch(Path directory, Thread atExit, Journal journal) {
    this.directory = directory;
    this.atExit = atExit;
    this.journal = journal;
  }

  /// An empty one within the home.
  ///
  /// @throws UncheckedIOException if there can be none
  static Scratch in(Path home) {
    try {
      var directory = Files.createTempDirectory(home, PREFIX);
      var atExit = Thread.ofPlatform().unstarted(() -> delete(directory));
      Runtime.getRuntime().addShutdownHook(atExit);
      return new Scratch(directory, atExit, SqliteJournal.open(directory.resolve("journal.db")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The journal.
  Journal journal() {
    return journal;
  }

  /// Views that are empty.
  SqliteDocuments views() {
    var fresh = SqliteDocuments.open(directory.resolve("views-" + views.size() + ".db"));
    views.add(fresh);
    return fresh;
  }

  @Override
  public void close() {
    views.forEach(SqliteDocuments::close);
    journal.close();
    delete(directory);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The process is ending: what is deleted already is deleted once more.
    }
  }

  private static void delete(Path directory) {
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) Files.deleteIfExists(file);
      Files.deleteIfExists(directory);
    } catch (NoSuchFileException _) {
      // It is gone, which is what was wanted.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
