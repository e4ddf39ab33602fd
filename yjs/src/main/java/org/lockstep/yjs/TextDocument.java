package org.lockstep.yjs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Yjs document as a program sees it that edits one text of it: `Y.Doc` with one `Y.Text`.
///
/// What others wrote is applied in any order and however often, and gives the same text on every
/// device (YATA: Nicolaescu, Jahns, Derntl, Klamma 2016). The document's other types are kept and
/// passed on, and not looked into. Places are counted in UTF-16 units, as JavaScript does;
/// formatting takes no place, whatever else is embedded shows as U+FFFC. The server has no such
/// document: it merges updates.
///
/// For one thread.
public final class TextDocument {
  private final Root root;
  private final Runs runs;
  private final List<byte[]> updates = new ArrayList<>();
  private byte @Nullable [] early;

  /// An empty document.
  ///
  /// @param name of the text among the document's types
  public TextDocument(String name) {
    root = new Root(name);
    runs = new Runs();
  }

  /// A place that stays where it is while others edit: before the unit that it was made at.
  public static final class Anchor {
    private final @Nullable Id unit; // the end of the text, if null

    private Anchor(@Nullable Id unit) {
      this.unit = unit;
    }
  }

  /// Takes what another document says. What it builds on may come later; until then it waits.
  ///
  /// @return whether the text may have changed
  /// @throws MalformedUpdate if it is no update
  public boolean apply(byte[] update) {
    YUpdate.validate(update);
    var all = early == null ? update : YUpdate.merge(List.of(early, update));
    updates.add(update);
    boolean changed = new Integration(runs, root).apply(all);
    var known = runs.stateVector();
    early = runs.holds(all) ? null : YUpdate.diff(all, known);
    return changed;
  }

  /// The text as it is now.
  public String text() {
    return runs.text();
  }

  /// How many UTF-16 units the text has.
  public int length() {
    return runs.length();
  }

  /// Writes into the text.
  ///
  /// @param client who writes: one number for one document in one program, never used again
  /// @param index before which unit, 0 to [#length]
  /// @return the update that tells others
  /// @throws IndexOutOfBoundsException if the text has no such place
  public byte[] insert(long client, int index, String text) {
    if (text.isEmpty()) return YUpdate.empty();
    var update = runs.insert(client, index, text, root);
    updates.add(update);
    return update;
  }

  /// Takes some of the text away.
  ///
  /// @param index of the first unit
  /// @param count how many units
  /// @return the update that tells others
  /// @throws IndexOutOfBoundsException if the text has not so many
  public byte[] delete(int index, int count) {
    if (count == 0) return YUpdate.empty();
    var update = runs.delete(index, count);
    updates.add(update);
    return update;
  }

  /// The place before the unit at `index`, or the end of the text.
  public Anchor anchor(int index) {
    return new Anchor(runs.unitAt(index));
  }

  /// Where a place is now.
  public int index(Anchor anchor) {
    return anchor.unit == null ? length() : runs.indexOf(anchor.unit);
  }

  /// What this document knows without a gap.
  public StateVector stateVector() {
    return runs.stateVector();
  }

  /// Everything it was told or wrote, as one update: what waits too.
  public byte[] state() {
    if (updates.size() > 1) {
      var state = YUpdate.merge(List.copyOf(updates));
      updates.clear();
      updates.add(state);
    }
    return updates.isEmpty() ? YUpdate.empty() : updates.getFirst();
  }

  /// Whether the text, without formatting and embedded things, is all that the document holds: no
  /// other type has anything in it, and nothing waits.
  public boolean isPlainText() {
    if (isWaiting()) return false;
    long units = 0;
    var cursor = StructCursor.over(YUpdate.collect(state()));
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      if (!(struct instanceof Item item) || item.kind() == Kind.DELETED) continue;
      if (item.kind() != Kind.STRING) return false;
      units += item.length();
    }
    return units == length(); // what is more is text of another type
  }

  /// Whether something waits for what it builds on.
  public boolean isWaiting() {
    return early != null;
  }
}
