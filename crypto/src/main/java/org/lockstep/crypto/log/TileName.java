package org.lockstep.crypto.log;

import java.util.regex.Pattern;

/// The address of one tile of hashes below the log's prefix (C2SP tlog-tiles).
///
/// Tile `index` of `level` holds `width` neighbouring hashes of that level, from hash `index *
/// 256`; see [TileSource] for what a level's hashes are.
///
/// @param level 0 for leaf hashes, up to 7
/// @param index the tile's place in its level, from 0
/// @param width 1 to 255 for a partial tile, 256 for a full one
public record TileName(int level, long index, int width) {

  /// The hashes in a full tile.
  public static final int FULL = 256;

  private static final int MAX_LEVEL = 7;
  private static final int GROUP = 1000;
  private static final String LEAVES = "tile/0/";
  private static final String ENTRIES = "tile/entries/";

  /// Beyond this index the first hash would have no number.
  private static final long MAX_INDEX = Long.MAX_VALUE / FULL;

  private static final Pattern PATH =
      Pattern.compile("tile/([0-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /// Refuses what the format has no address for.
  public TileName {
    if (level < 0 || level > MAX_LEVEL)
      throw new IllegalArgumentException("no tile level " + level);
    if (index < 0 || index > MAX_INDEX)
      throw new IllegalArgumentException("no tile index " + index);
    if (width < 1 || width > FULL) throw new IllegalArgumentException("no tile width " + width);
  }

  /// Whether the tile holds all of its 256 hashes.
  public boolean full() {
    return width == FULL;
  }

  /// The index, within the level, of the tile's first hash.
  public long first() {
    return index * FULL;
  }

  /// How many hashes this tile of a level has in a log of `size` leaves: 0 to 256.
  public static int width(int level, long index, long size) {
    long hashes = size >>> (level * 8);
    return Math.clamp(hashes - index * FULL, 0, FULL);
  }

  /// The path, such as `tile/0/x001/x234/067` or `tile/1/000.p/17`.
  public String path() {
    var path = new StringBuilder("tile/").append(level).append('/').append(group(index));
    return full() ? path.toString() : path.append(".p/").append(width).toString();
  }

  /// The path of the bundle with the entries of this level-0 tile, such as `tile/entries/005.p/12`.
  ///
  /// @throws IllegalStateException on another level
  public String entriesPath() {
    if (level != 0) throw new IllegalStateException("only level 0 has entries");
    return ENTRIES + path().substring(LEAVES.length());
  }

  /// Reads what [#path] or [#entriesPath] writes, and nothing else; entries give level 0.
  ///
  /// @throws LogFormatException if the path is not a tile's
  public static TileName parse(String path) {
    var matcher = PATH.matcher(path.replaceFirst("^" + ENTRIES, LEAVES));
    if (!matcher.matches()) throw new LogFormatException("not the path of a tile");
    long index = Long.parseLong(matcher.group(2).replace("x", "").replace("/", ""));
    int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
    if (width > FULL || index > MAX_INDEX) throw new LogFormatException("no tile is that large");
    var name = new TileName(Integer.parseInt(matcher.group(1)), index, width);
    if (!path.equals(path.startsWith(ENTRIES) ? name.entriesPath() : name.path())) {
      throw new LogFormatException("not the canonical path of a tile");
    }
    return name;
  }

  private static String group(long index) {
    var digits = Long.toString(GROUP + index % GROUP).substring(1);
    if (index < GROUP) return digits;
    var above = new StringBuilder();
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      above.insert(0, "x" + Long.toString(GROUP + rest % GROUP).substring(1) + "/");
    }
    return above + digits;
  }
}
