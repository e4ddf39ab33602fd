package org.lockstep.api.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lockstep.wire.message.MessageCodec;

/// A request that is to be sent.
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record Call(String method, String target, Map<String, String> fields, byte[] body) {
  private static final MessageCodec CODEC = new MessageCodec();
  private static final byte[] NONE = {};

  /// A `GET`.
  public static Call get(String target) {
    return new Call("GET", target, Map.of(), NONE);
  }

  /// A `POST` of a message of `wire`.
  public static Call post(String target, Object message) {
    return of("POST", target, message);
  }

  /// A `PUT` of a message of `wire`.
  public static Call put(String target, Object message) {
    return of("PUT", target, message);
  }

  /// A request without a body, such as a `DELETE`.
  public static Call bare(String method, String target) {
    return new Call(method, target, Map.of(), NONE);
  }

  /// A request with a message of `wire`.
  public static Call of(String method, String target, Object message) {
    return new Call(
        method, target, Map.of("Content-Type", "application/json"), CODEC.write(message));
  }

  /// The same with these bytes as body.
  public Call with(String contentType, byte[] bytes) {
    return new Call(method, target, fields, bytes).header("Content-Type", contentType);
  }

  /// The same with one more header field.
  public Call header(String name, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Call(method, target, more, body);
  }

  /// The same under an `Idempotency-Key`.
  public Call once(String key) {
    return header("Idempotency-Key", key);
  }

  /// The same, answered from a state that knows that position.
  public Call after(long position) {
    return header("Lockstep-After", Long.toString(position));
  }
}
