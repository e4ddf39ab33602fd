package org.lockstep.client.cli.terminal;

/// Somebody who sits at a terminal and can be asked.
@FunctionalInterface
public interface Person {
  /// Asks for a line that is not shown while it is typed.
  ///
  /// @return empty if the input has ended
  char[] secret(String question);

  /// Asks for a line.
  ///
  /// @return empty if the input has ended
  default String line(String question) {
    return new String(secret(question));
  }
}
