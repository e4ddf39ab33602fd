package org.lockstep.client.cli.editor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.lockstep.client.live.LiveText;

/// The terminal while a text is edited in it.
public final class EditorScreen {
  private static final long GLANCE_MILLIS = 100;

  private final Terminal terminal;
  private final LiveText text;
  private final String title;
  private final AtomicBoolean changed;
  private final Cursor cursor;
  private final Display display;
  private int top;

  /// @param title of the status line
  /// @param changed set by others when the text has changed, and taken back here
  public EditorScreen(Terminal terminal, LiveText text, String title, AtomicBoolean changed) {
    this.terminal = terminal;
    this.text = text;
    this.title = title;
    this.changed = changed;
    this.cursor = new Cursor(text);
    this.display = new Display(terminal, true);
  }

  /// Lets a person edit until they leave or the text ends.
  public void run() throws IOException {
    var before = terminal.enterRawMode();
    var input = new BindingReader(terminal.reader());
    var keys = keys(terminal);
    try {
      terminal.puts(Capability.enter_ca_mode);
      terminal.puts(Capability.keypad_xmit);
      changed.set(true);
      while (text.ended().isEmpty() && step(input, keys)) {}
    } finally {
      leave(before);
    }
  }

  private void leave(Attributes before) {
    terminal.puts(Capability.keypad_local);
    terminal.puts(Capability.exit_ca_mode);
    terminal.flush();
    terminal.setAttributes(before);
  }

  /// @return whether to go on
  private boolean step(BindingReader input, KeyMap<Key> keys) throws IOException {
    if (changed.getAndSet(false)) draw();
    int next = input.peekCharacter(GLANCE_MILLIS);
    if (next == -1) return false; // the terminal is gone
    if (next < 0) return true;
    var key = input.readBinding(keys);
    if (key == null || key == Key.Command.QUIT) return false;
    cursor.press(typed(key, input), height());
    changed.set(true);
    return true;
  }

  /// What was typed, if it was no command.
  private static Key typed(Key key, BindingReader input) {
    if (!(key instanceof Key.Typed typed) || !typed.text().isEmpty()) return key;
    return new Key.Typed(input.getLastBinding());
  }

  private int width() {
    return Math.max(10, terminal.getWidth());
  }

  /// Lines for the text: all but the status line.
  private int height() {
    return Math.max(1, terminal.getHeight() - 1);
  }

  private void draw() {
    var view = View.of(text.text(), cursor.index(), top, width(), height());
    top = view.top();
    var lines = new ArrayList<AttributedString>();
    view.lines().forEach(line -> lines.add(new AttributedString(line)));
    while (lines.size() < height()) lines.add(AttributedString.EMPTY);
    lines.add(status());
    display.resize(height() + 1, width());
    int row = view.row();
    int column = new AttributedString(cut(view.lines().get(row), view.column())).columnLength();
    display.update(lines, row * (width() + 1) + Math.min(column, width() - 1));
  }

  private static String cut(String line, int characters) {
    return line.substring(0, line.offsetByCodePoints(0, characters));
  }

  private AttributedString status() {
    var line = " " + title + "  [" + state() + "]  the server can read this  ^X leave";
    var padded = line.length() > width() ? line.substring(0, width()) : line;
    return new AttributedString(
        padded + " ".repeat(width() - padded.length()), AttributedStyle.DEFAULT.inverse());
  }

  private String state() {
    if (!text.isInStep()) return "no connection";
    if (text.isHeldBack()) return text.isSaved() ? "read only" : "read only, NOT SAVED";
    return text.isSaved() ? "saved" : "saving";
  }

  private static KeyMap<Key> keys(Terminal terminal) {
    var keys = new KeyMap<Key>();
    keys.setUnicode(new Key.Typed(""));
    keys.setNomatch(new Key.Typed(""));
    for (char c = ' '; c < 0x7f; c++) keys.bind(new Key.Typed(""), String.valueOf(c));
    keys.bind(new Key.Typed("\n"), "\r", "\n");
    keys.bind(Cursor.tab(), "\t");
    keys.bind(Key.Command.ERASE_BEFORE, KeyMap.del(), KeyMap.ctrl('H'));
    keys.bind(Key.Command.QUIT, KeyMap.ctrl('X'), KeyMap.ctrl('Q'), KeyMap.ctrl('C'));
    keys.bind(Key.Command.LINE_START, KeyMap.ctrl('A'));
    keys.bind(Key.Command.LINE_END, KeyMap.ctrl('E'));
    bind(keys, terminal, Key.Command.LEFT, Capability.key_left, "\033[D", "\033OD");
    bind(keys, terminal, Key.Command.RIGHT, Capability.key_right, "\033[C", "\033OC");
    bind(keys, terminal, Key.Command.UP, Capability.key_up, "\033[A", "\033OA");
    bind(keys, terminal, Key.Command.DOWN, Capability.key_down, "\033[B", "\033OB");
    bind(keys, terminal, Key.Command.LINE_START, Capability.key_home, "\033[H", "\033[1~");
    bind(keys, terminal, Key.Command.LINE_END, Capability.key_end, "\033[F", "\033[4~");
    bind(keys, terminal, Key.Command.PAGE_UP, Capability.key_ppage, "\033[5~");
    bind(keys, terminal, Key.Command.PAGE_DOWN, Capability.key_npage, "\033[6~");
    bind(keys, terminal, Key.Command.ERASE_AFTER, Capability.key_dc, "\033[3~");
    return keys;
  }

  /// Binds what the terminal's description says, and what most terminals send whatever it says.
  private static void bind(
      KeyMap<Key> keys, Terminal terminal, Key key, Capability known, String... usual) {
    keys.bind(key, KeyMap.key(terminal, known));
    keys.bind(key, List.of(usual));
  }
}
