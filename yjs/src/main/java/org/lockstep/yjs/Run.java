package org.lockstep.yjs;

import org.jspecify.annotations.Nullable;

/// Consecutive units of one client in a [TextDocument]. Those of the text are linked to their
/// neighbours in it; of others only the ids matter.
final class Run {
  /// Shows what is no text.
  private static final String OBJECT = "\ufffc";

  /// Stands for half of a pair of surrogates whose other half is elsewhere, as in Yjs.
  private static final String HALF = "\ufffd";

  /// What a run is to the text.
  enum Role {
    /// Content of it.
    CONTENT,
    /// A mark in it that takes no place.
    MARK,
    /// Part of another type.
    ELSEWHERE,
    /// Forgotten, with its place.
    COLLECTED
  }

  final long client;
  final long clock;
  final @Nullable Id origin;
  final @Nullable Id rightOrigin;
  final Role role;
  boolean deleted;
  @Nullable Run left;
  @Nullable Run right;
  private @Nullable String content;
  private long length;

  /// @param content one character each unit; `null` for what is no text, so that what says it is
  ///     long takes no room
  Run(
      Id first,
      @Nullable Id origin,
      @Nullable Id rightOrigin,
      Role role,
      @Nullable String content,
      long length,
      boolean deleted) {
    this.client = first.client();
    this.clock = first.clock();
    this.origin = origin;
    this.rightOrigin = rightOrigin;
    this.role = role;
    this.content = content;
    this.length = length;
    this.deleted = deleted;
  }

  Id first() {
    return new Id(client, clock);
  }

  Id last() {
    return new Id(client, end() - 1);
  }

  long end() {
    return clock + length;
  }

  long length() {
    return length;
  }

  boolean isLinked() {
    return role == Role.CONTENT || role == Role.MARK;
  }

  /// What of it is seen.
  String text() {
    if (!isSeen()) return "";
    return content == null ? OBJECT.repeat((int) length) : content;
  }

  /// How much place it takes. What is seen has at least a bit for each unit in some update.
  int seen() {
    return isSeen() ? Math.toIntExact(length) : 0;
  }

  private boolean isSeen() {
    return role == Role.CONTENT && !deleted;
  }

  /// Cuts it after its first `count` units, and gives what is left of it, linked behind.
  Run cut(long count) {
    var next = new Id(client, clock + count);
    var previous = new Id(client, clock + count - 1);
    var rest = content == null ? null : from(content, count);
    var behind = new Run(next, previous, rightOrigin, role, rest, length - count, deleted);
    if (content != null) content = until(content, count);
    length = count;
    if (isLinked()) linkBehind(behind);
    return behind;
  }

  /// The characters from a place on, as Yjs cuts them: half a pair of surrogates is none.
  static String from(String text, long count) {
    int at = (int) count;
    return cutsPair(text, at) ? HALF + text.substring(at + 1) : text.substring(at);
  }

  private static String until(String text, long count) {
    int at = (int) count;
    return cutsPair(text, at) ? text.substring(0, at - 1) + HALF : text.substring(0, at);
  }

  private static boolean cutsPair(String text, int at) {
    return at > 0
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  private void linkBehind(Run behind) {
    behind.left = this;
    behind.right = right;
    if (right != null) right.left = behind;
    right = behind;
  }
}
