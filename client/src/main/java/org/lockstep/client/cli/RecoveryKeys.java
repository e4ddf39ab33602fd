package org.lockstep.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.cli.terminal.Terminal;
import org.lockstep.crypto.recovery.MistypedRecoveryKey;
import org.lockstep.crypto.recovery.RecoveryKey;

/// Where recovery keys come from: a file, or the person at the terminal. Never an argument, which
/// other programs of the machine can read.
final class RecoveryKeys {
  private final Terminal terminal;

  RecoveryKeys(Terminal terminal) {
    this.terminal = terminal;
  }

  /// The recovery key of an account.
  ///
  /// @throws Mistake if there is none to be had, or what is given cannot be one
  RecoveryKey ofAccount(@Nullable Path file, String handle) {
    try {
      return RecoveryKey.parse(file != null ? firstLine(file) : asked(handle));
    } catch (MistypedRecoveryKey mistyped) {
      throw new Mistake(String.valueOf(mistyped.getMessage()));
    }
  }

  private String asked(String handle) {
    var person =
        terminal
            .person()
            .orElseThrow(() -> new Mistake("nobody can be asked: name a file with --key-file"));
    char[] typed = person.secret("Recovery key of " + handle + ": ");
    try {
      return new String(typed);
    } finally {
      Arrays.fill(typed, ' ');
    }
  }

  private static String firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (MalformedInputException | UncheckedIOException _) {
      throw new Mistake(file + " is not text in UTF-8");
    } catch (IOException _) {
      throw new Mistake("the file " + file + " cannot be read");
    }
  }
}
