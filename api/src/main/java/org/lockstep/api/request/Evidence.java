package org.lockstep.api.request;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.DeviceId;

/// What shows for ever which device ordered something.
///
/// @param device whose key verified the signature
/// @param covered what was signed: the signature base of RFC 9421 section 2.5
/// @param signature Ed25519, 64 bytes
/// @param idempotencyKey the key under which the order is carried out once
/// @param body the body, for orders whose path does not say all that their events do
public record Evidence(
    DeviceId device,
    String covered,
    Bytes signature,
    Instant created,
    String nonce,
    Optional<String> idempotencyKey,
    Optional<Bytes> body) {
  private static final int ORDER_LINES = 4;

  /// What was ordered, whenever and with whatever nonce: method, path, query and digest of the
  /// body.
  public String order() {
    return order(covered);
  }

  /// The same with the request's body, for the history to keep.
  Evidence with(byte[] sent) {
    return new Evidence(
        device, covered, signature, created, nonce, idempotencyKey, Optional.of(Bytes.of(sent)));
  }

  /// The same for a signature base that was kept.
  static String order(String covered) {
    return covered.lines().limit(ORDER_LINES).collect(Collectors.joining("\n"));
  }
}
