package org.lockstep.yjs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the real Yjs made of many inputs; see `README.md` beside the files.
public final class Vectors {
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
  public record Case(JsonNode node) {
    public byte[] bytes(String field) {
      return unhex(node.get(field).asString());
    }

    public boolean is(String field) {
      return node.get(field).asBoolean();
    }

    public List<byte[]> updates() {
      return node.get("updates").valueStream().map(n -> unhex(n.asString())).toList();
    }

    public Stream<Case> cases(String field) {
      return node.get(field).valueStream().map(Case::new);
    }

    @Override
    public String toString() {
      return node.has("name") ? node.get("name").asString() : node.toString();
    }
  }

  /// All updates with what became of them.
  public static Stream<Case> updateCases() {
    return CATEGORIES.stream().flatMap(c -> file("updates-" + c).cases("vectors"));
  }

  /// All updates in all vectors, and all mergers.
  public static Stream<byte[]> allUpdates() {
    return updateCases()
        .flatMap(c -> Stream.concat(c.updates().stream(), Stream.of(c.bytes("merged"))));
  }

  /// A file of vectors.
  public static Case file(String name) {
    var path = "/yjs/" + name + ".json";
    try (var in = Vectors.class.getResourceAsStream(path)) {
      if (in == null) throw new IllegalStateException(path + " is missing");
      return new Case(JsonMapper.shared().readTree(in.readAllBytes()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// The bytes of hexadecimal text.
  public static byte[] unhex(String text) {
    return HEX.parseHex(text);
  }

  /// The hexadecimal text of bytes.
  public static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }
}
