package org.lockstep.api.axon;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockstep.api.request.Evidence;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.OrderEvidence;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What an event keeps of the request that caused it, as a JSON object of texts.
///
/// ```
/// {"body": base64url, "covered": signature base, "created": time,
///  "idempotencyKey": text, "nonce": text, "signature": base64url}
/// ```
///
/// The device is the event's actor. Events that the server records by itself have `{}` and no
/// actor. `idempotencyKey` is left out where the request had none, and from what a request records
/// in preparation of its own order. `body` is kept of few requests, see
/// `org.lockstep.api.request`.
public final class EventMetadata {
  /// Under which a message carries the actor; it is no part of the JSON.
  static final String ACTOR = "actor";

  /// Base64url of the request's body, where it is kept.
  static final String BODY = OrderEvidence.BODY;

  /// The signature base of RFC 9421 section 2.5.
  public static final String COVERED = OrderEvidence.COVERED;

  /// Base64url of the signature.
  public static final String SIGNATURE = OrderEvidence.SIGNATURE;

  /// When it was signed, by the device's clock.
  public static final String CREATED = "created";

  /// The signature's nonce.
  public static final String NONCE = "nonce";

  /// The key under which the order is carried out once.
  public static final String IDEMPOTENCY_KEY = "idempotencyKey";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private EventMetadata() {}

  /// What the events of an order keep.
  static Map<String, String> of(Evidence evidence, boolean withKey) {
    var texts = new TreeMap<String, String>();
    texts.put(ACTOR, evidence.device().value());
    texts.put(COVERED, evidence.covered());
    texts.put(SIGNATURE, evidence.signature().toString());
    texts.put(CREATED, evidence.created().toString());
    texts.put(NONCE, evidence.nonce());
    evidence.body().ifPresent(body -> texts.put(BODY, body.toString()));
    evidence.idempotencyKey().filter(_ -> withKey).ifPresent(k -> texts.put(IDEMPOTENCY_KEY, k));
    return texts;
  }

  /// The stored form of a message's metadata.
  static byte[] write(Map<String, ?> metadata) {
    var texts = new TreeMap<String, Object>(metadata);
    texts.remove(ACTOR);
    return JSON.writeValueAsBytes(texts);
  }

  /// The stored metadata, without the actor.
  public static Map<String, String> read(byte[] stored) {
    return JSON.readValue(stored, TEXTS);
  }

  /// The key under which the order that wrote an event is carried out once, if it had one.
  public static Optional<String> idempotencyKey(StoredEvent event) {
    return Optional.ofNullable(read(event.metadata()).get(IDEMPOTENCY_KEY));
  }

  /// The actor of a message.
  static String actor(Map<String, ?> metadata) {
    return metadata.get(ACTOR) instanceof String actor ? actor : NewEvent.NOBODY;
  }
}
