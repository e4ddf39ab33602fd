package org.lockstep.client.home;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What a home remembers of one log: its key, the last checkpoint that was seen, and, if the log
/// ever contradicted itself, both notes that prove it.
///
/// Files in a directory of the log's own below the home: `key`, `checkpoint`, `known-*.note` and
/// `shown-*.note`. Safe for use by many threads and processes.
public final class LogMemory {
  private static final String KEY = "key";
  private static final String CHECKPOINT = "checkpoint";

  private final HomeFiles files;
  private final UnaryOperator<Runnable> locked;

  LogMemory(HomeFiles files, UnaryOperator<Runnable> locked) {
    this.files = files;
    this.locked = locked;
  }

  /// The key that the log was first seen with, as its operator writes it.
  public Optional<String> key() {
    return files.read(KEY).map(key -> new String(key, StandardCharsets.UTF_8));
  }

  /// Remembers the key, unless one is remembered.
  public void rememberKey(String key) {
    locked
        .apply(
            () -> {
              if (key().isEmpty()) files.replace(KEY, key.getBytes(StandardCharsets.UTF_8));
            })
        .run();
  }

  /// The note of the last checkpoint that was seen.
  public Optional<byte[]> checkpoint() {
    return files.read(CHECKPOINT);
  }

  /// Remembers a note.
  ///
  /// @param replaces whether it takes the place of the one that is known by now
  public void remember(byte[] note, Predicate<byte[]> replaces) {
    locked
        .apply(
            () -> {
              if (checkpoint().filter(replaces.negate()).isEmpty()) files.replace(CHECKPOINT, note);
            })
        .run();
  }

  /// Keeps two notes that contradict each other, for good.
  public void keepEvidence(byte[] known, byte[] shown) {
    var number = Integer.toHexString(Arrays.hashCode(shown));
    files.replace("known-" + number + ".note", known);
    files.replace("shown-" + number + ".note", shown);
  }

  /// Where such notes lie.
  public Path evidence() {
    return files.directory();
  }
}
