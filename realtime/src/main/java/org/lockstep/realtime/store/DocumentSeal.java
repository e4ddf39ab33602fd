package org.lockstep.realtime.store;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.storage.updates.Incarnation;

/// Seals what is stored of one incarnation of one document.
///
/// Guarantees: what was sealed opens only as the same [Part] with the same number, of the same
/// document and incarnation, unchanged. No nonce is ever used twice under a key: an update that
/// failed to be stored is followed by another with the same sequence, so a counter would repeat
/// itself. [Secret#wrap] derives a key from the associated data, the sequence in it, and draws a
/// random nonce: under one key there are only the few attempts at one sequence.
///
/// Safe for use by many threads.
final class DocumentSeal {
  private final Secret key;
  private final DocumentName name;
  private final Incarnation incarnation;
  private final Tuple updates;

  private DocumentSeal(Secret key, DocumentName name, Incarnation incarnation) {
    this.key = key;
    this.name = name;
    this.incarnation = incarnation;
    this.updates = place(Part.UPDATE.tuple(), name, incarnation);
  }

  /// The seal of a document under its share's live key.
  static DocumentSeal of(Secret liveKey, DocumentName name, Incarnation incarnation) {
    var purpose = place(Tuple.of("lockstep/live-document/1"), name, incarnation);
    return new DocumentSeal(liveKey.derive(purpose), name, incarnation);
  }

  private static Tuple place(Tuple start, DocumentName name, Incarnation incarnation) {
    return start.text(name.share().value()).text(name.document()).text(incarnation.value());
  }

  Incarnation incarnation() {
    return incarnation;
  }

  byte[] seal(Part part, long number, byte[] plain) {
    return key.wrap(context(part, number), plain);
  }

  /// Opens what [#seal] made.
  ///
  /// @throws DamagedDocument if it made anything else
  byte[] open(Part part, long number, byte[] sealed) {
    try {
      return key.unwrap(context(part, number), sealed);
    } catch (SealRefused e) {
      throw new DamagedDocument("%s %d of %s".formatted(part.text(), number, name), e);
    }
  }

  private Tuple context(Part part, long number) {
    var place = part == Part.UPDATE ? updates : place(part.tuple(), name, incarnation);
    return place.number(number);
  }
}
