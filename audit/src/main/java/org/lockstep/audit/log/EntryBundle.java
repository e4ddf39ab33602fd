package org.lockstep.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lockstep.crypto.log.TileName;

/// The entries below one tile of leaves: for each a big-endian length of 16 bits, then its bytes
/// (C2SP tlog-tiles).
final class EntryBundle {
  private EntryBundle() {}

  /// Fetches and reads a bundle.
  static List<byte[]> fetch(LogSource source, TileName name) {
    try {
      return read(name, source.fetch(name.entriesPath()));
    } catch (LogUnavailable unavailable) {
      if (name.full() || !unavailable.isAbsent()) throw unavailable;
      var full = TileBytes.full(name);
      return read(full, source.fetch(full.entriesPath())).subList(0, name.width());
    }
  }

  /// The entries of a bundle, as many as the name says.
  ///
  /// @throws LogRefused if there are fewer or more
  static List<byte[]> read(TileName name, byte[] bundle) {
    var entries = new ArrayList<byte[]>(name.width());
    int at = 0;
    for (int i = 0; i < name.width(); i++) {
      int from = at + Short.BYTES;
      if (from > bundle.length) throw missing(name, i);
      int to = from + length(bundle, at);
      if (to > bundle.length) throw missing(name, i);
      entries.add(Arrays.copyOfRange(bundle, from, to));
      at = to;
    }
    if (at != bundle.length) throw new LogRefused(new LogFault.EntriesSurplus(name));
    return entries;
  }

  private static int length(byte[] bundle, int at) {
    return ((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff);
  }

  private static LogRefused missing(TileName name, int entry) {
    return new LogRefused(new LogFault.EntryMissing(name, name.first() + entry));
  }
}
