package org.lockstep.crypto.log;

/// What a log signs: that under its name it has so many leaves with this root (C2SP
/// tlog-checkpoint).
///
/// Says nothing by itself: take one only from a [Note] whose signature was verified.
///
/// @param origin the log's name: its address without scheme and without a trailing slash
/// @param size the number of leaves
/// @param root the root of the tree over them
public record Checkpoint(String origin, long size, Hash root) {

  /// Refuses what the text could not carry.
  ///
  /// @throws IllegalArgumentException if the origin is empty or has control characters, or the size
  ///     is negative
  public Checkpoint {
    if (origin.isEmpty() || origin.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("an origin is one line of text");
    }
    if (size < 0) throw new IllegalArgumentException("no log has size " + size);
  }

  /// The checkpoint of a log at this edge.
  public static Checkpoint of(String origin, Edge edge) {
    return new Checkpoint(origin, edge.size(), edge.root());
  }

  /// The text to sign: three lines, each ended by LF.
  public String body() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /// Reads what [#body] writes; extension lines are refused, since our logs never have any.
  ///
  /// @throws LogFormatException if the text is anything else
  public static Checkpoint parse(String body) {
    var lines = body.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty())
      throw new LogFormatException("a checkpoint has three lines");
    try {
      var checkpoint =
          new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.fromBase64(lines[2]));
      if (checkpoint.body().equals(body)) return checkpoint;
    } catch (LogFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new LogFormatException("not a checkpoint: " + e.getMessage(), e);
    }
    throw new LogFormatException("not a checkpoint: not in its canonical form");
  }
}
