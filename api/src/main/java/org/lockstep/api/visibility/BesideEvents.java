package org.lockstep.api.visibility;

import static org.lockstep.wire.message.VisibilityMessages.Visibility.READABLE;
import static org.lockstep.wire.message.VisibilityMessages.Visibility.SEALED;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.wire.message.VisibilityMessages.StoredField;
import org.lockstep.wire.message.VisibilityMessages.Visibility;

/// What the server stores beside the fields of events.
///
/// A store has the name of its file in a data directory, `journal` for `journal.db`; a field is a
/// table and its column, a collection of documents, or the kind of a secret. A store in MongoDB
/// holds the same under the same keys.
final class BesideEvents {
  private static final String AT_REST = "; at rest under the root key";
  private static final String LIVE =
      "the share's live key, which the server reaches while live work goes on";
  private static final String EVENT = "the event as it is in the journal, and its position";
  private static final String INDEX = "ids and positions out of events";

  private BesideEvents() {}

  static List<StoredField> journal() {
    return readable(
        "journal",
        Map.of(
            "chunk.first", "the position of the first event",
            "chunk.count", "how many events",
            "chunk.events", "events with the signed requests that ordered them, and their hashes",
            "stream_event", "which event is which of whose stream",
            "filed.before", "how far the index reaches",
            "merkle_node", "hashes of hashes of events",
            "checkpoint", "what the server signed of its log, which anybody may read"));
  }

  static List<StoredField> documents() {
    var declared = new TreeMap<String, String>();
    for (var name :
        List.of(
            "handles", "devices", "memberships", "involved", "links", "orders", "item-events")) {
      declared.put(name, INDEX + "; handles as keyed digests");
    }
    for (var name : List.of("shares", "invitations", "epochs", "grants", "items", "uses")) {
      declared.put(name, EVENT);
    }
    declared.put("destructions", "what the vault may owe");
    declared.put("sessions", "which shares are worked on live");
    declared.put("read-model-sides", "which side of the views answers");
    declared.put("uploads", "length, time and digest of ciphertext, and what it is for");
    declared.put("collection", "the names of all these");
    declared.put("token", "how far each view has come");
    return readable("documents", declared);
  }

  static List<StoredField> secrets() {
    var all = new TreeMap<String, StoredField>();
    readable(
            "secrets",
            Map.ofEntries(
                Map.entry("root-check", "a constant, by which a wrong root key is found"),
                Map.entry("record-key", "the key of another record" + AT_REST),
                Map.entry("server", "the server's own keys" + AT_REST),
                Map.entry("escrow", "secrets that verdicts name as the server's" + AT_REST),
                Map.entry("staged", "the same, before their event is recorded" + AT_REST),
                Map.entry("made", "keys that the server made for data in transit" + AT_REST),
                Map.entry("subject", "the key of an account's names and titles" + AT_REST),
                Map.entry("sealed.authenticator", "the secret of the codes" + AT_REST),
                Map.entry("sealed.enrolment", "public keys of devices that wait" + AT_REST),
                Map.entry("sealed.mode-vouch", "a signed mode for a new device" + AT_REST),
                Map.entry("sealed.recovery-asked", "public keys of such devices" + AT_REST),
                Map.entry("sealed.recovery-code", "the id of a recovery" + AT_REST),
                Map.entry("counter", "how often something was tried")))
        .forEach(field -> all.put(field.field(), field));
    for (var field :
        List.of(
            secret("sealed.password", "nothing: an Argon2id verifier of the password"),
            secret("live-key", "the share's secret, which live work hands to the server"),
            secret("sealed.recovery-packet", "the recovery key, or the secret of the contacts"),
            secret("sealed.recovery-seal", "the recovery key, or the secret of the contacts"),
            secret("sealed.recovery-note", "the account's circle secret"),
            secret("sealed.recovery-offer", "the devices of the contact"),
            secret("sealed.recovery-held", "the contact's circle secret"),
            secret("sealed.recovery-help", "the device that comes back"))) {
      all.put(field.field(), field);
    }
    RecordFields.ofOwnData().fields().forEach(field -> all.put(field.field(), field));
    return List.copyOf(all.values());
  }

  private static StoredField secret(String kind, String sealedTo) {
    return new StoredField("secrets", kind, SEALED, sealedTo);
  }

  static List<StoredField> contents() {
    return List.of(
        field("blobs", "name", READABLE, "the digest of ciphertext (R47)"),
        field("blobs", "content", SEALED, "the content key of the item's version"),
        field("uploads", "name", READABLE, "a random id"),
        field("uploads", "content", SEALED, "the content key of the item's version"),
        field("updates", "log.id", READABLE, "a number of the store's own"),
        field("updates", "log.share", READABLE, "a random id"),
        field("updates", "log.document", READABLE, "the name that editors open it by"),
        field("updates", "log.incarnation", READABLE, "a random id"),
        field("updates", "log.last", READABLE, "how many edits there were"),
        field("updates", "base.log", READABLE, "the number of the document's log"),
        field("updates", "base.through", READABLE, "how many edits it holds"),
        field("updates", "base.sealed", SEALED, LIVE),
        field("updates", "record.log", READABLE, "the number of the document's log"),
        field("updates", "record.sequence", READABLE, "which edit it is"),
        field("updates", "record.sealed", SEALED, LIVE),
        field("updates", "version.log", READABLE, "the number of the document's log"),
        field("updates", "version.number", READABLE, "which version it is"),
        field("updates", "version.label", SEALED, LIVE),
        field("updates", "version.sealed", SEALED, LIVE),
        field("snapshots", "snapshot", READABLE, "what follows from the events of one stream"));
  }

  static List<StoredField> files() {
    return List.of(
        field("files", "root.key", READABLE, "the key that the vault's records are kept under"),
        field("files", "format", READABLE, "the version of the store"),
        field("files", "lock", READABLE, "which process works on it"),
        field("files", "anchor", READABLE, "the last signed checkpoint"),
        field("files", "log of the program", READABLE, "what happened, without any content"));
  }

  private static List<StoredField> readable(String store, Map<String, String> declared) {
    return new TreeMap<>(declared)
        .entrySet().stream()
            .map(entry -> field(store, entry.getKey(), READABLE, entry.getValue()))
            .toList();
  }

  private static StoredField field(
      String store, String field, Visibility visibility, String reason) {
    return new StoredField(store, field, visibility, reason);
  }
}
