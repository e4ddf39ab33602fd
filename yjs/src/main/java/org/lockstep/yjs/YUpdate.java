package org.lockstep.yjs;

import java.util.List;

/// What can be done with updates of Yjs (format v1) without a document.
///
/// An update is bytes and stays bytes. Arrays that are handed in are never changed, and may be
/// returned as they are; nobody changes a returned one either. Except for [#validate], the
/// functions
/// expect updates that were valid once; with others they end with [MalformedUpdate] or give an
/// update as bad as they got, and never run or allocate out of proportion. All are pure.
public final class YUpdate {
  private YUpdate() {}

  /// An update that says nothing.
  public static byte[] empty() {
    return new byte[] {0, 0};
  }

  /// Whether an update says nothing.
  public static boolean isEmpty(byte[] update) {
    return update.length == 2 && update[0] == 0 && update[1] == 0;
  }

  /// Checks an update that came from outside, to the last byte.
  ///
  /// @return how large it is
  /// @throws MalformedUpdate if it is none, or one that Yjs 13 could not read
  public static Extent validate(byte[] update) {
    return Validation.of(update);
  }

  /// One update that says what all of these say, whatever their order and however they overlap. Of
  /// several, it is in canonical form, with the highest client first and holes where something is
  /// missing; a single one is returned as it is.
  public static byte[] merge(List<byte[]> updates) {
    return switch (updates.size()) {
      case 0 -> empty();
      case 1 -> updates.getFirst();
      default -> Merge.of(updates);
    };
  }

  /// What somebody with this state vector lacks: the structs beyond it, and all deletions.
  public static byte[] diff(byte[] update, StateVector known) {
    return Diff.of(update, known);
  }

  /// The state vector of a document's update.
  public static StateVector stateVector(byte[] update) {
    return StateVector.of(update);
  }

  /// Whether `update` adds nothing to `document`. To ask more than once, keep a [Coverage].
  public static boolean contains(byte[] document, byte[] update) {
    return Coverage.of(document).contains(update);
  }

  /// The same with as few structs as can be; nothing is lost.
  public static byte[] coalesce(byte[] update) {
    return Coalescing.of(update);
  }

  /// The same without the content of what it says is deleted. Not for documents of which older
  /// versions shall be shown. Worth a [#coalesce] afterwards.
  public static byte[] collect(byte[] update) {
    return GarbageCollection.of(update);
  }
}
