/// Domain events as bytes: their names, their JSON form, and the seal over what is personal.
///
/// [EventCatalogue] gives each event record its stable name, its revision and the type of its
/// stream. [EventCodec] turns an event into the bytes that the journal keeps for ever, and back.
/// [Upcaster] leads payloads of older revisions to the newest form. [EventRecord] is a stored event
/// as the server shows it to a member or an auditor, who check it against the log.
///
/// ## The payload
///
/// One JSON object in UTF-8 without blanks, its fields in the order in which the record declares
/// them. Reading is strict: an unknown, missing, repeated or null field, a value of another kind,
/// and base64url, times or versions in any but their one form are refused.
///
/// ```
/// id                text, 26 characters
/// Bytes             base64url without padding (RFC 4648, section 5)
/// Instant           text, ISO 8601 in UTC, as Instant.toString writes it
/// enum              its constant's name
/// SoftwareVersion   text such as "14.1"
/// Map               object, sorted by key; keys are ids or names of constants
/// Personal          {"subject": id, "key": id of the key, "sealed": base64url}
/// ```
///
/// ## Personal fields
///
/// ```
/// sealed  = wrap of the text in UTF-8 under the subject's key, as org.lockstep.crypto.derive says
///           (AES-256-GCM, random nonce), in the context
/// context = tuple("lockstep/personal/1", type, revision, path, key id)
/// path    = JSON pointer of the field in the payload, such as /device/name (RFC 6901)
/// ```
///
/// So a seal moved to another field, event type or key does not open. Whoever has no key for the
/// subject reads `Personal.Erased`: after the key is destroyed, everybody.
@NullMarked
package org.lockstep.wire.event;

import org.jspecify.annotations.NullMarked;
