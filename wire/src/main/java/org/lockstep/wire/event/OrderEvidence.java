package org.lockstep.wire.event;

import java.util.Map;
import java.util.Optional;
import org.lockstep.crypto.request.KeptOrder;
import org.lockstep.domain.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What an event's stored metadata keep of the signed request that ordered it.
///
/// ```
/// {"body": base64url, "covered": signature base, "created": time, "idempotencyKey": text,
///  "nonce": text, "signature": base64url}
/// ```
///
/// Only `covered` and `signature` bind, since what else stands there is in `covered` too; the body
/// is bound by its digest. Nothing is verified here.
///
/// @param order what was signed, and the signature
/// @param body the request's body, kept where the event says no more than it
public record OrderEvidence(KeptOrder order, Optional<Bytes> body) {
  /// The body of the request, where it was kept.
  public static final String BODY = "body";

  /// The signature base of RFC 9421 section 2.5.
  public static final String COVERED = "covered";

  /// Base64url of the signature.
  public static final String SIGNATURE = "signature";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  /// Whether metadata are those of something that no request ordered.
  public static boolean isNone(Bytes metadata) {
    return metadata.equals(Bytes.of(new byte[] {'{', '}'}));
  }

  /// Reads stored metadata.
  ///
  /// @return empty if they hold no signed request of the profile
  public static Optional<OrderEvidence> read(Bytes metadata) {
    try {
      var texts = JSON.readValue(metadata.toArray(), TEXTS);
      var covered = texts.get(COVERED);
      var signature = texts.get(SIGNATURE);
      if (covered == null || signature == null) return Optional.empty();
      var body = Optional.ofNullable(texts.get(BODY)).map(Bytes::parse);
      return KeptOrder.parse(covered, Bytes.parse(signature).toArray())
          .map(order -> new OrderEvidence(order, body));
    } catch (JacksonException | IllegalArgumentException malformed) {
      return Optional.empty(); // whoever asks for evidence refuses what has none
    }
  }
}
