package org.lockstep.yjs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// An update taken apart into its units, one by one: what it means, however its structs are cut,
/// joined and ordered.
final class Places {
  private Places() {}

  /// Which units there are.
  static Set<Id> of(byte[] update) {
    return new HashSet<>(units(update).keySet());
  }

  /// Each unit as a struct of its own, in hexadecimal.
  static Map<Id, String> units(byte[] update) {
    var units = new HashMap<Id, String>();
    var cursor = StructCursor.over(update);
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      if (!(struct instanceof Skip)) takeApart(struct, units);
    }
    return units;
  }

  private static void takeApart(Struct struct, Map<Id, String> units) {
    for (long unit = 0; unit < struct.length(); unit++) {
      var out = new Lib0Writer();
      only(struct, unit).writeTo(out);
      var form = Vectors.hex(inShortestForm(out.toByteArray()));
      units.put(new Id(struct.client(), struct.clock() + unit), form);
    }
  }

  /// Numbers may be padded, and what a unit's neighbours are is written anew where structs are cut.
  private static byte[] inShortestForm(byte[] struct) {
    int info = struct[0] & 0xff;
    boolean isItem = (info & 31) != Gc.KIND && (info & Item.HAS_NEIGHBOUR) != 0;
    if (!isItem) return struct;
    var in = new Lib0Reader(struct);
    var out = new Lib0Writer().writeByte(in.readByte());
    int neighbours = Integer.bitCount(info & Item.HAS_NEIGHBOUR);
    for (int i = 0; i < 2 * neighbours; i++) out.varUint(in.varUint());
    while (in.remaining() > 0) out.writeByte(in.readByte());
    return out.toByteArray();
  }

  private static Struct only(Struct struct, long unit) {
    if (struct.length() == 1) return struct;
    var rest = unit == 0 ? struct : struct.from(unit);
    return switch (rest) {
      case Gc(var client, var clock, _) -> new Gc(client, clock, 1);
      case Skip(var client, var clock, _) -> new Skip(client, clock, 1);
      case Item item -> first(Part.all(item));
      case Part part -> first(part);
    };
  }

  private static Part first(Part part) {
    return part.length() == 1 ? part : part.until(1, part.borderAfter(1));
  }

  /// How many units there are, those of holes included.
  static long count(byte[] update) {
    long units = 0;
    var cursor = StructCursor.over(update);
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      units += Math.min(struct.length(), Integer.MAX_VALUE);
    }
    return units;
  }

  /// How many structs are holes.
  static int holes(byte[] update) {
    int holes = 0;
    var cursor = StructCursor.over(update);
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      if (struct instanceof Skip) holes++;
    }
    return holes;
  }

  /// Whether no client's units have a hole, nor lack the first.
  static boolean isWhole(byte[] update) {
    var units = of(update);
    return holes(update) == 0
        && units.stream().allMatch(id -> units.contains(new Id(id.client(), 0)));
  }
}
