package org.lockstep.crypto.vectors;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One file of vectors: how its cases are made once, and how each is checked ever after.
interface VectorFile {
  /// The file's name without its ending.
  String name();

  /// What the cases show, for whoever checks another implementation.
  String about();

  /// Makes the cases, with fresh randomness where the format has any.
  List<Map<String, Object>> make();

  /// Fails where a case does not hold.
  void check(Case vector);

  /// A case as it was read.
  record Case(JsonNode node) {
    String text(String field) {
      return node.required(field).asString();
    }

    long number(String field) {
      return node.required(field).asLong();
    }

    byte[] bytes(String field) {
      return Vectors.HEX.parseHex(text(field));
    }

    List<Case> list(String field) {
      return node.required(field).valueStream().map(Case::new).toList();
    }
  }
}
