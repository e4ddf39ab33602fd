package org.lockstep.client.cli.editor;

import org.lockstep.client.live.LiveText;
import org.lockstep.yjs.TextDocument;

/// Where a person writes in a live text. It stays with the characters around it while others write.
///
/// Places are UTF-16 units; a step passes a whole code point. For one thread.
final class Cursor {
  private static final String TAB = "\t";

  private final LiveText text;
  private TextDocument.Anchor place;
  private int wish; // the column that going up and down tries to keep

  Cursor(LiveText text) {
    this.text = text;
    this.place = text.anchor(0);
  }

  /// Where it is now.
  int index() {
    return text.index(place);
  }

  /// Does what a key says; [Key.Command#QUIT] is not for it.
  ///
  /// @param page how many lines a page has
  void press(Key key, int page) {
    switch (key) {
      case Key.Typed typed -> type(typed.text());
      case Key.Command command -> act(command, page);
    }
  }

  private void type(String typed) {
    int at = index();
    text.insert(at, typed);
    moveTo(at + typed.length());
  }

  private void act(Key.Command command, int page) {
    var all = text.text();
    int at = index();
    switch (command) {
      case LEFT -> moveTo(before(all, at));
      case RIGHT -> moveTo(after(all, at));
      case UP -> moveLines(all, -1);
      case DOWN -> moveLines(all, 1);
      case PAGE_UP -> moveLines(all, -page);
      case PAGE_DOWN -> moveLines(all, page);
      case LINE_START -> moveTo(lineStart(all, at));
      case LINE_END -> moveTo(lineEnd(all, at));
      case ERASE_BEFORE -> erase(before(all, at), at);
      case ERASE_AFTER -> erase(at, after(all, at));
      case QUIT -> {}
    }
  }

  private void erase(int from, int to) {
    text.delete(from, to - from);
    moveTo(from);
  }

  private void moveTo(int index) {
    place = text.anchor(index);
    var all = text.text();
    wish = index - lineStart(all, index);
  }

  private void moveLines(String all, int lines) {
    int start = lineStart(all, index());
    for (int i = 0; i < lines && lineEnd(all, start) < all.length(); i++) {
      start = lineEnd(all, start) + 1;
    }
    for (int i = 0; i > lines && start > 0; i--) {
      start = lineStart(all, start - 1);
    }
    int end = lineEnd(all, start);
    place = text.anchor(whole(all, Math.min(start + wish, end)));
  }

  private static int before(String all, int at) {
    return at == 0 ? 0 : all.offsetByCodePoints(at, -1);
  }

  private static int after(String all, int at) {
    return at == all.length() ? at : all.offsetByCodePoints(at, 1);
  }

  /// The place, or the one before if it lies within a pair of surrogates.
  private static int whole(String all, int at) {
    boolean within =
        at > 0
            && at < all.length()
            && Character.isHighSurrogate(all.charAt(at - 1))
            && Character.isLowSurrogate(all.charAt(at));
    return within ? at - 1 : at;
  }

  static int lineStart(String all, int at) {
    return all.lastIndexOf('\n', at - 1) + 1;
  }

  static int lineEnd(String all, int at) {
    int end = all.indexOf('\n', at);
    return end < 0 ? all.length() : end;
  }

  /// What a tabulator key writes.
  static Key tab() {
    return new Key.Typed(TAB);
  }
}
