package org.lockstep.api.recovery;

import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.problem.ApiProblem.HeldPartsChanged;
import org.lockstep.api.problem.ApiProblem.RecoveryCodeUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.recovery.AskedRecoveries.Asked;
import org.lockstep.api.recovery.ContactRecords.Place;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.recovery.CircleNote;
import org.lockstep.crypto.recovery.PartSeal;
import org.lockstep.crypto.recovery.RecoveryPart;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountCommand.RecordContactConfirmed;
import org.lockstep.domain.account.AccountRejection.RecoveryPartUnknown;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.wire.message.ContactMessages.ConfirmPart;
import org.lockstep.wire.message.ContactMessages.FindRecovery;
import org.lockstep.wire.message.ContactMessages.FoundRecovery;
import org.lockstep.wire.message.ContactMessages.HeldParts;
import org.lockstep.wire.message.ContactMessages.HelpRecovery;
import org.lockstep.wire.message.ContactMessages.PartOffers;
import org.lockstep.wire.message.Receipt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What the calling account does for others as their recovery contact (R80 to R82).
///
/// Whose contact it is, the server is told while a part arrives and while a recovery runs, and
/// forgets.
@RestController
public final class HelpController {
  private final AccountCommands commands;
  private final ContactRecords contacts;
  private final AskedRecoveries asked;

  /// Wired by the assembly.
  public HelpController(AccountCommands commands, ContactRecords contacts, AskedRecoveries asked) {
    this.commands = commands;
    this.contacts = contacts;
    this.asked = asked;
  }

  @GetMapping("/v1/recovery/offers")
  PartOffers offers(Caller caller) {
    return new PartOffers(contacts.offers(caller.account(), caller.device()));
  }

  @PostMapping("/v1/recovery/offers/{account}/{number}/{part}/confirmation")
  Receipt confirm(
      @PathVariable AccountId account,
      @PathVariable int number,
      @PathVariable int part,
      @RequestBody ConfirmPart request,
      Caller caller) {
    var place = new Place(caller.account(), account, number, part);
    boolean right =
        contacts
            .commitment(place)
            .filter(commitment -> confirms(place, request.token(), commitment))
            .isPresent();
    if (!right) throw new Refused(new RecoveryPartUnknown(number, part));
    long position =
        commands.record(new RecordContactConfirmed(account, number, part, request.token()));
    contacts.arrived(place);
    return new Receipt(position);
  }

  private static boolean confirms(Place place, Bytes token, Bytes commitment) {
    return RecoveryPart.confirms(
        place.account().value(),
        place.number(),
        place.part(),
        token.toArray(),
        commitment.toArray());
  }

  @GetMapping("/v1/recovery/held")
  HeldParts held(Caller caller) {
    return contacts.held(caller.account()).orElse(new HeldParts(0, Bytes.EMPTY));
  }

  @PostMapping("/v1/recovery/held")
  HeldParts keep(@RequestBody HeldParts request, Caller caller) {
    KeyMaterial.atMost("/note", request.note(), CircleNote.MOST);
    long next = held(caller).version() + 1;
    if (request.version() != next) {
      throw new Refused(new HeldPartsChanged(next, request.version()));
    }
    contacts.keepHeld(caller.account(), request);
    return request;
  }

  @PostMapping("/v1/recovery/helps")
  FoundRecovery find(@RequestBody FindRecovery request, Caller caller) {
    return view(require(request.code()));
  }

  private static FoundRecovery view(Asked found) {
    return new FoundRecovery(found.recovery(), found.shown(), found.device());
  }

  @PostMapping("/v1/recovery/helps/{recovery}")
  FoundRecovery help(
      @PathVariable RecoveryId recovery, @RequestBody HelpRecovery request, Caller caller) {
    KeyMaterial.atMost("/seal", request.seal(), PartSeal.MOST);
    var found = require(request.code());
    if (!found.recovery().equals(recovery)) throw new Refused(new RecoveryCodeUnknown());
    asked.help(found, caller.account(), request.seal());
    return view(found);
  }

  private Asked require(String code) {
    return asked.findByCode(code).orElseThrow(() -> new Refused(new RecoveryCodeUnknown()));
  }
}
