package org.lockstep.client.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.recovery.CircleNote;
import org.lockstep.crypto.recovery.RecoveryPart;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;

/// What an account's devices write down for one another about recovery contacts; the server keeps
/// it
/// and cannot read it (R82).
///
/// ```
/// contacts  tuple("lockstep/recovery-contacts-note/1", [account, handle]...), in the order of
/// parts
/// held      tuple("lockstep/recovery-held-note/1", [handle, part]...)
/// ```
final class ContactNotes {
  private static final String CONTACTS = "recovery-contacts";
  private static final String CONTACTS_LABEL = "lockstep/recovery-contacts-note/1";
  private static final String HELD = "recovery-held";
  private static final String HELD_LABEL = "lockstep/recovery-held-note/1";

  private final KeyChain keys;

  ContactNotes(KeyChain keys) {
    this.keys = keys;
  }

  /// Somebody who was chosen as a contact.
  record Chosen(AccountId account, String handle) {}

  /// A part that is held for somebody.
  ///
  /// @param handle of the account that it helps to bring back
  record Held(String handle, RecoveryPart part) {}

  Bytes writeContacts(long number, List<Chosen> contacts) {
    var tuple = Tuple.of(CONTACTS_LABEL);
    for (var one : contacts) tuple = tuple.text(one.account().value()).text(one.handle());
    return write(CONTACTS, number, tuple);
  }

  private Bytes write(String purpose, long version, Tuple tuple) {
    return Bytes.of(CircleNote.make(keys.currentCircle(), purpose, version, tuple.encode()));
  }

  /// Reads what was written of the contacts with that number: an older note is not taken for it.
  ///
  /// @throws TrustRefused if it is not that
  List<Chosen> readContacts(long number, Bytes note) {
    return read(
        CONTACTS,
        number,
        note,
        CONTACTS_LABEL,
        reader -> new Chosen(new AccountId(reader.text()), reader.text()));
  }

  Bytes writeHeld(long version, List<Held> parts) {
    var tuple = Tuple.of(HELD_LABEL);
    for (var one : parts) tuple = tuple.text(one.handle()).bytes(one.part().encode());
    return write(HELD, version, tuple);
  }

  List<Held> readHeld(long version, Bytes note) {
    if (version == 0) return List.of();
    return read(
        HELD,
        version,
        note,
        HELD_LABEL,
        reader -> new Held(reader.text(), RecoveryPart.decode(reader.bytes())));
  }

  private <T> List<T> read(
      String purpose, long version, Bytes note, String label, Function<TupleReader, T> one) {
    try {
      var content = CircleNote.open(this::circle, purpose, version, note.toArray());
      var reader = TupleReader.of(label, content);
      var all = new ArrayList<T>();
      while (reader.hasNext()) all.add(one.apply(reader));
      return all;
    } catch (SealRefused | IllegalArgumentException altered) {
      throw new TrustRefused(
          new Breach.RecoveryWrong(keys.own().account(), "a note of its own devices is altered"),
          altered);
    }
  }

  private EpochSecret circle(long epoch) {
    return Objects.requireNonNullElse(keys.circle().get((int) epoch), keys.currentCircle());
  }
}
