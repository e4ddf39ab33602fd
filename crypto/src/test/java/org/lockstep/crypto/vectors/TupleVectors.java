package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.tuple.Sha256;
import org.lockstep.crypto.tuple.Tuple;

final class TupleVectors implements VectorFile {
  @Override
  public String name() {
    return "tuple";
  }

  @Override
  public String about() {
    return "fields in turn (text, number or bytes) after the label, the encoding, and its SHA-256";
  }

  @Override
  public List<Map<String, Object>> make() {
    return List.of(
        made("lockstep/empty/1", List.of()),
        made("lockstep/one-of-each/2", List.of(text("é 漢 😀"), number(258), bytes("00ff"))),
        made("lockstep/nothing-in-it/1", List.of(text(""), bytes(""), number(0))),
        made("lockstep/largest/1", List.of(number(Long.MAX_VALUE))));
  }

  @Override
  public void check(Case vector) {
    var tuple = Tuple.of(vector.text("label"));
    for (var field : vector.list("fields"))
      tuple = add(tuple, field.text("type"), field.text("value"));
    assertThat(tuple.encode()).isEqualTo(vector.bytes("encoded"));
    assertThat(Sha256.of(tuple)).isEqualTo(vector.bytes("sha256"));
  }

  private static Map<String, Object> made(String label, List<Map<String, Object>> fields) {
    var tuple = Tuple.of(label);
    for (var field : fields) {
      tuple = add(tuple, String.valueOf(field.get("type")), String.valueOf(field.get("value")));
    }
    return Vectors.entry(
        "label",
        label,
        "fields",
        fields,
        "encoded",
        Vectors.hex(tuple.encode()),
        "sha256",
        Vectors.hex(Sha256.of(tuple)));
  }

  private static Tuple add(Tuple tuple, String type, String value) {
    return switch (type) {
      case "text" -> tuple.text(value);
      case "number" -> tuple.number(Long.parseLong(value));
      case "bytes" -> tuple.bytes(Vectors.HEX.parseHex(value));
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static Map<String, Object> text(String value) {
    return Vectors.entry("type", "text", "value", value);
  }

  private static Map<String, Object> number(long value) {
    return Vectors.entry("type", "number", "value", String.valueOf(value));
  }

  private static Map<String, Object> bytes(String hex) {
    return Vectors.entry("type", "bytes", "value", hex);
  }
}
