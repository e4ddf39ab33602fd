package org.lockstep.yjs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A document as one update, with where the part of each client lies in it.
///
/// Whoever keeps one folds a change in at the cost of a copy: only the parts of those clients that
/// the change is of are looked into, and where they only go on, only their last struct. What comes
/// out is as small as [YUpdate#coalesce] of [YUpdate#merge] makes it, provided that the document
/// was.
///
/// Immutable; arrays are handed over and changed by nobody.
public final class Whole {
  private final byte[] bytes;
  private final List<Section> sections;
  private final int deletionsAt;

  /// @param sections the highest client's first
  /// @param deletionsAt the byte at which the delete set begins
  Whole(byte[] bytes, List<Section> sections, int deletionsAt) {
    this.bytes = bytes;
    this.sections = List.copyOf(sections);
    this.deletionsAt = deletionsAt;
  }

  /// Looks through a document once.
  ///
  /// @throws MalformedUpdate if it is no update
  public static Whole of(byte[] document) {
    var cursor = StructCursor.over(document);
    var sections = new ArrayList<Section>();
    for (var first = cursor.current(); first != null; first = cursor.current()) {
      sections.add(Section.pass(cursor, first));
    }
    if (!cursor.descends()) return of(canonical(List.of(document)));
    return new Whole(document, sections, cursor.rest().position());
  }

  /// As one, in order and without holes at the beginning of a part, also if there is only one.
  private static byte[] canonical(List<byte[]> updates) {
    var all = new ArrayList<>(updates);
    all.add(YUpdate.empty());
    return YUpdate.merge(all);
  }

  /// The document with these updates, in whatever order they came.
  ///
  /// @throws MalformedUpdate if one is none
  public Whole with(List<byte[]> updates) {
    return new Folding(this, of(YUpdate.coalesce(canonical(updates)))).run();
  }

  /// All of it.
  public byte[] bytes() {
    return bytes;
  }

  /// What it has of each client.
  public StateVector state() {
    var known = new HashMap<Long, Long>();
    for (var section : sections) {
      if (section.known() > 0) known.put(section.client(), section.known());
    }
    return StateVector.of(known);
  }

  /// What it holds, to be asked whether updates add anything.
  public Coverage coverage() {
    return new Coverage(state(), deletions().joined());
  }

  List<Section> sections() {
    return sections;
  }

  DeleteSet deletions() {
    return DeleteSet.read(new Lib0Reader(bytes, deletionsAt, bytes.length));
  }
}
