package org.lockstep.client.cli.editor;

import java.util.ArrayList;
import java.util.List;

/// What of a text fits on the screen, around the cursor. Long lines scroll sideways; what a
/// terminal would not print as one character shows as a blank or a dot.
///
/// @param lines of the screen, each at most as wide as it
/// @param row of the cursor, from 0
/// @param column of the cursor, from 0, in characters
/// @param top the first line of the text that is shown, for the next view
record View(List<String> lines, int row, int column, int top) {
  private static final char UNPRINTABLE = '·';

  View {
    lines = List.copyOf(lines);
  }

  /// The view of a text.
  ///
  /// @param cursor place in it, in UTF-16 units
  /// @param top the first line of the last view: it moves no more than it must
  static View of(String text, int cursor, int top, int width, int height) {
    var all = text.split("\n", -1);
    int line = (int) text.substring(0, cursor).chars().filter(c -> c == '\n').count();
    int first = Math.max(Math.min(top, line), line - height + 1);
    int inLine = cursor - Cursor.lineStart(text, cursor);
    int column = all[line].codePointCount(0, inLine);
    int shift = Math.max(0, column - width + 1);
    var lines = new ArrayList<String>();
    for (int i = first; i < all.length && lines.size() < height; i++) {
      lines.add(part(all[i], shift, width));
    }
    return new View(lines, line - first, column - shift, first);
  }

  private static String part(String line, int shift, int width) {
    var part = new StringBuilder();
    line.codePoints().skip(shift).limit(width).map(View::printable).forEach(part::appendCodePoint);
    return part.toString();
  }

  /// Others choose the text: nothing of it may steer this terminal.
  private static int printable(int character) {
    if (character == '\t') return ' ';
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          UNPRINTABLE;
      default -> character;
    };
  }
}
