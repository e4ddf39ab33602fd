package org.lockstep.wire.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;

/// Messages about people who help an account back (R80 to R82).
public final class ContactMessages {
  private ContactMessages() {}

  /// A part on its way to a contact. The server forgets whose it is once it has arrived (R82).
  ///
  /// @param part which of them, from 1
  /// @param seals the part, sealed to each device of the contact
  public record Offer(AccountId contact, int part, Map<DeviceId, Bytes> seals) {
    /// Copies the map.
    public Offer {
      seals = Map.copyOf(seals);
    }
  }

  /// `PUT /v1/recovery/contacts`, signed by a trusted device.
  ///
  /// @param packet identity key and secrets, for whoever brings enough parts together
  /// @param confirmations what is published of each part, in order
  /// @param note who they are, for the account's own devices alone
  public record SetContacts(
      RecoveryKeys keys,
      Bytes packet,
      int threshold,
      List<Bytes> confirmations,
      List<Offer> offers,
      Bytes note) {
    /// Copies the lists.
    public SetContacts {
      confirmations = List.copyOf(confirmations);
      offers = List.copyOf(offers);
    }
  }

  /// The recovery contacts of an account, as its own devices see them.
  ///
  /// @param note who they are, for the account's own devices alone
  public record OwnContacts(int number, int threshold, List<Integer> confirmed, Bytes note) {
    /// Copies the list.
    public OwnContacts {
      confirmed = List.copyOf(confirmed);
    }
  }

  /// `GET /v1/recovery/contacts`, signed by a trusted device.
  ///
  /// @param contacts left out if there are none
  public record ContactsOverview(Optional<OwnContacts> contacts) {}

  /// A part that somebody has for the calling account.
  ///
  /// @param account whose part it is
  /// @param seal the part, sealed to the calling device
  public record PartOffer(AccountId account, int number, int part, Bytes seal) {}

  /// `GET /v1/recovery/offers`.
  public record PartOffers(List<PartOffer> offers) {
    /// Copies the list.
    public PartOffers {
      offers = List.copyOf(offers);
    }
  }

  /// `POST /v1/recovery/offers/{account}/{number}/{part}/confirmation`.
  ///
  /// @param token that the part holds
  public record ConfirmPart(Bytes token) {}

  /// `GET` and `POST /v1/recovery/held`: the parts that the calling account holds for others, which
  /// its own devices alone can read.
  ///
  /// @param version grows by one with each change; 0 while there is nothing
  public record HeldParts(long version, Bytes note) {}

  /// `POST /v1/recovery/helps`: which recovery a person means.
  ///
  /// @param code that the person has told
  public record FindRecovery(String code) {}

  /// A recovery that was found by its code.
  ///
  /// @param account whose recovery it is said to be
  public record FoundRecovery(RecoveryId recovery, AccountId account, DeviceDescription device) {}

  /// `POST /v1/recovery/helps/{recovery}`.
  ///
  /// @param code that the person has told
  /// @param seal the part, sealed to the device that comes back
  public record HelpRecovery(String code, Bytes seal) {}

  /// `GET /v1/recoveries/{id}/parts`, signed by the device that comes back.
  public record HelpedParts(List<Bytes> seals) {
    /// Copies the list.
    public HelpedParts {
      seals = List.copyOf(seals);
    }
  }
}
