package org.lockstep.realtime.yjs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the real Yjs made of many inputs; see `README.md` beside the files.
final class Vectors {
  private static final List<String> CATEGORIES =
      List.of(
          "array",
          "concurrent",
          "deleteset",
          "empty",
          "gc",
          "ids",
          "map",
          "skip",
          "surrogate",
          "undo",
          "xml");
  private static final HexFormat HEX = HexFormat.of();

  private Vectors() {}

  /// A case of a file.
  record Case(JsonNode node) {
    byte[] bytes(String field) {
      return unhex(node.get(field).asString());
    }

    boolean is(String field) {
      return node.get(field).asBoolean();
    }

    List<byte[]> updates() {
      return node.get("updates").valueStream().map(n -> unhex(n.asString())).toList();
    }

    Stream<Case> cases(String field) {
      return node.get(field).valueStream().map(Case::new);
    }

    @Override
    public String toString() {
      return node.has("name") ? node.get("name").asString() : node.toString();
    }
  }

  /// All updates with what became of them.
  static Stream<Case> updateCases() {
    return CATEGORIES.stream().flatMap(c -> file("updates-" + c).cases("vectors"));
  }

  /// All updates in all vectors, and all mergers.
  static Stream<byte[]> allUpdates() {
    return updateCases()
        .flatMap(c -> Stream.concat(c.updates().stream(), Stream.of(c.bytes("merged"))));
  }

  static Case file(String name) {
    var path = "/yjs/" + name + ".json";
    try (var in = Vectors.class.getResourceAsStream(path)) {
      if (in == null) throw new IllegalStateException(path + " is missing");
      return new Case(JsonMapper.shared().readTree(in.readAllBytes()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static byte[] unhex(String text) {
    return HEX.parseHex(text);
  }

  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }
}
