package org.lockstep.api.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.api.custody.OwnedRecords;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.vault.SealedRecords;
import org.lockstep.wire.message.ContactMessages.HeldParts;
import org.lockstep.wire.message.ContactMessages.Offer;
import org.lockstep.wire.message.ContactMessages.PartOffer;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;

/// What the server keeps of recovery contacts. Who helps whom stands in it only while a part is on
/// its way: the notes are for the accounts' own devices to read (R82).
///
/// ```
/// recovery-note    account "-" number                            who an account's contacts are
/// recovery-offer   contact "-" account "-" number "-" part       a part on its way
/// recovery-held    account                                       the parts that it holds
/// ```
///
/// Safe for use by many threads.
public final class ContactRecords implements OwnedRecords {
  private static final String NOTE = "recovery-note";
  private static final String OFFER = "recovery-offer";
  private static final String HELD = "recovery-held";

  private final SealedRecords records;
  private final MessageCodec codec;

  /// Kept in these records.
  public ContactRecords(SealedRecords records, MessageCodec codec) {
    this.records = records;
    this.codec = codec;
  }

  /// A part on its way.
  ///
  /// @param commitment of the token that its holder will show
  private record Stored(Map<DeviceId, Bytes> seals, Bytes commitment) {}

  /// Keeps what goes with a secret that is about to be recorded.
  void keep(AccountId account, int number, Bytes note, List<Offer> offers, List<Bytes> published) {
    records.put(NOTE, account + "-" + number, note.toArray());
    for (var offer : offers) {
      var commitment = published.get(offer.part() - 1);
      var id = new Place(offer.contact(), account, number, offer.part()).id();
      records.put(OFFER, id, codec.write(new Stored(offer.seals(), commitment)));
    }
  }

  /// Where a part on its way lies.
  record Place(AccountId contact, AccountId account, int number, int part) {
    String id() {
      return contact + "-" + account + "-" + number + "-" + part;
    }

    static Place of(String id) {
      var parts = id.split("-", 4);
      return new Place(
          new AccountId(parts[0]),
          new AccountId(parts[1]),
          Integer.parseInt(parts[2]),
          Integer.parseInt(parts[3]));
    }
  }

  /// Who the contacts of an account are, as its devices have written it.
  Optional<Bytes> note(AccountId account, int number) {
    return records.get(NOTE, account + "-" + number).map(Bytes::of);
  }

  /// The parts that wait for a device of an account.
  List<PartOffer> offers(AccountId contact, DeviceId device) {
    var offers = new ArrayList<PartOffer>();
    for (var id : records.list(OFFER, contact + "-")) {
      var place = Place.of(id);
      stored(id)
          .map(found -> found.seals().get(device))
          .ifPresent(
              seal ->
                  offers.add(new PartOffer(place.account(), place.number(), place.part(), seal)));
    }
    return offers;
  }

  /// What shows that a part has arrived; empty if none is on its way.
  Optional<Bytes> commitment(Place place) {
    return stored(place.id()).map(Stored::commitment);
  }

  private Optional<Stored> stored(String id) {
    return records.get(OFFER, id).map(bytes -> read(bytes, Stored.class));
  }

  /// Forgets that a part was on its way: it has arrived.
  void arrived(Place place) {
    records.destroy(OFFER, place.id());
  }

  /// The parts that an account holds, as its devices have written it.
  Optional<HeldParts> held(AccountId account) {
    return records.get(HELD, account.value()).map(bytes -> read(bytes, HeldParts.class));
  }

  /// Keeps them.
  void keepHeld(AccountId account, HeldParts held) {
    records.put(HELD, account.value(), codec.write(held));
  }

  /// Destroys what goes with secrets that are worth nothing any more.
  ///
  /// @param standing the numbers of the methods that the account has
  /// @param made how many it ever had
  void destroyEnded(AccountId account, Set<Integer> standing, int made) {
    for (var id : records.list(NOTE, account + "-")) {
      int number = Integer.parseInt(id.substring(id.indexOf('-') + 1));
      if (number <= made && !standing.contains(number)) records.destroy(NOTE, id);
    }
    for (var place : from(account)) {
      if (place.number() <= made && !standing.contains(place.number())) arrived(place);
    }
  }

  private List<Place> from(AccountId account) {
    return records.list(OFFER).stream()
        .map(Place::of)
        .filter(place -> place.account().equals(account))
        .toList();
  }

  @Override
  public void destroyAll(AccountId account) {
    destroyEnded(account, Set.of(), Integer.MAX_VALUE);
    records.list(OFFER, account + "-").forEach(id -> records.destroy(OFFER, id));
    records.destroy(HELD, account.value());
  }

  @Override
  public int count(AccountId account) {
    return records.list(NOTE, account + "-").size()
        + records.list(OFFER, account + "-").size()
        + from(account).size()
        + records.list(HELD, account.value()).size();
  }

  private <T> T read(byte[] kept, Class<T> type) {
    try {
      return codec.read(kept, type);
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a record of recovery contacts is damaged", e);
    }
  }
}
