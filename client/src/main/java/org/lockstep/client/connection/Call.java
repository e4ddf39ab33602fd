package org.lockstep.client.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A request as it will be sent, however often it has to be.
final class Call {
  private static final byte[] NOTHING = new byte[0];

  private final String method;
  private final String target;
  private final Map<String, String> fields;
  private final byte[] body;
  private final boolean signed;

  private Call(
      String method, String target, Map<String, String> fields, byte[] body, boolean signed) {
    this.method = method;
    this.target = target;
    this.fields = fields;
    this.body = body;
    this.signed = signed;
  }

  /// A signed request.
  ///
  /// @param target path and query, encoded
  static Call of(String method, String target) {
    return new Call(method, target, Map.of(), NOTHING, true);
  }

  /// The same without a signature.
  Call openly() {
    return new Call(method, target, fields, body, false);
  }

  Call with(String name, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Call(method, target, more, body, signed);
  }

  Call with(Map<String, String> others) {
    var more = new LinkedHashMap<>(fields);
    more.putAll(others);
    return new Call(method, target, more, body, signed);
  }

  Call carrying(String mediaType, byte[] content) {
    return new Call(method, target, fields, content, signed).with("Content-Type", mediaType);
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  Map<String, String> fields() {
    return fields;
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  byte[] body() {
    return body;
  }

  boolean isSigned() {
    return signed;
  }
}
