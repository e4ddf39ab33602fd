package org.lockstep.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.cli.terminal.Person;
import org.lockstep.client.cli.terminal.Terminal;

/// Where passwords come from: a file, the environment, or the person at the terminal.
final class Passwords {
  private static final String VARIABLE = "LOCKSTEP_PASSWORD";
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final int GROUPS = 5;
  private static final int GROUP = 5;

  private final Terminal terminal;

  Passwords(Terminal terminal) {
    this.terminal = terminal;
  }

  /// A new account's password. Its text form does not show it.
  ///
  /// @param isMadeUp whether nobody knows it yet
  record NewPassword(String text, boolean isMadeUp) {
    Optional<String> madeUp() {
      return isMadeUp ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
      return "NewPassword[]";
    }
  }

  /// A given password, one that was typed twice, or a random one of more than 120 bits.
  NewPassword forNewAccount(@Nullable Path file) {
    return given(file)
        .or(() -> terminal.person().map(Passwords::twice))
        .map(text -> new NewPassword(text, false))
        .orElseGet(() -> new NewPassword(random(), true));
  }

  /// The password of an account that exists.
  ///
  /// @return empty where none is given and nobody can be asked, or the person gives none
  Optional<String> ofAccount(@Nullable Path file, String handle) {
    return given(file)
        .or(() -> terminal.person().map(person -> ask(person, "Password of " + handle + ": ")))
        .filter(text -> !text.isEmpty());
  }

  private Optional<String> given(@Nullable Path file) {
    return file != null ? Optional.of(firstLine(file)) : terminal.variable(VARIABLE);
  }

  private static String firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .findFirst()
          .filter(line -> !line.isEmpty())
          .orElseThrow(() -> new Mistake(file + " holds no password in its first line"));
    } catch (MalformedInputException | UncheckedIOException _) {
      throw new Mistake(file + " is not text in UTF-8");
    } catch (IOException _) {
      throw new Mistake("the password file " + file + " cannot be read");
    }
  }

  private static String twice(Person person) {
    String first = ask(person, "New password: ");
    if (first.isEmpty()) throw new Mistake("a password is needed");
    if (!first.equals(ask(person, "The same again: "))) {
      throw new Mistake("the two passwords are not the same");
    }
    return first;
  }

  private static String ask(Person person, String question) {
    return new String(person.secret(question));
  }

  private static String random() {
    var random = new SecureRandom();
    return Stream.generate(() -> group(random)).limit(GROUPS).collect(Collectors.joining("-"));
  }

  private static String group(SecureRandom random) {
    return random
        .ints(GROUP, 0, ALPHABET.length())
        .mapToObj(at -> ALPHABET.substring(at, at + 1))
        .collect(Collectors.joining());
  }
}
