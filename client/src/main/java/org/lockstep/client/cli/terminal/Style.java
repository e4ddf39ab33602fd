package org.lockstep.client.cli.terminal;

/// How words are set off, by the escape sequences of ECMA-48 or not at all.
public enum Style {
  /// For files, pipes, and people who asked for no colours.
  PLAIN,
  /// For a terminal.
  COLOURED;

  /// Something that is as it should be.
  public String good(String text) {
    return in("32", text);
  }

  /// Something to look at.
  public String bad(String text) {
    return in("31", text);
  }

  /// A heading.
  public String strong(String text) {
    return in("1", text);
  }

  /// Something that matters less.
  public String faint(String text) {
    return in("2", text);
  }

  private String in(String code, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOURED -> "\u001b[" + code + "m" + text + "\u001b[0m";
    };
  }
}
