package org.lockstep.api.recovery;

import java.util.HashSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.custody.Signatures;
import org.lockstep.api.problem.ApiProblem.KeyMaterialMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.recovery.CircleNote;
import org.lockstep.crypto.recovery.PartSeal;
import org.lockstep.crypto.recovery.RecoveryKind;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.domain.account.AccountCommand.RemoveRecoveryContacts;
import org.lockstep.domain.account.AccountCommand.SetRecoveryContacts;
import org.lockstep.domain.account.AccountRejection.AccountUnknown;
import org.lockstep.domain.account.RecoveryMethods.Contacts;
import org.lockstep.domain.id.AccountId;
import org.lockstep.projections.AccountModel;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.ContactMessages.ContactsOverview;
import org.lockstep.wire.message.ContactMessages.Offer;
import org.lockstep.wire.message.ContactMessages.OwnContacts;
import org.lockstep.wire.message.ContactMessages.SetContacts;
import org.lockstep.wire.message.Receipt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The recovery contacts of the calling account (R80 to R82).
@RestController
public final class ContactController {
  private final AccountCommands commands;
  private final AccountModel accounts;
  private final RecoveryRecords records;
  private final ContactRecords contacts;
  private final StandingMethods standing;

  /// Wired by the assembly.
  ContactController(
      AccountCommands commands,
      ReadModels models,
      RecoveryRecords records,
      ContactRecords contacts,
      StandingMethods standing) {
    this.commands = commands;
    this.accounts = models.accounts();
    this.records = records;
    this.contacts = contacts;
    this.standing = standing;
  }

  @PutMapping("/v1/recovery/contacts")
  Receipt set(@RequestBody SetContacts request, Caller caller) {
    var keys = request.keys();
    KeyMaterial.length("/packet", request.packet(), RecoveryPacket.LENGTH);
    KeyMaterial.atMost("/note", request.note(), CircleNote.MOST);
    var identity = commands.state(caller).identityKey();
    Signatures.recoveryKeys(RecoveryKind.CONTACTS, caller.account(), identity, keys);
    check(request, caller.account());
    // Before the event: contacts never hold parts of what has no packet.
    records.keepPacket(caller.account(), keys, request.packet());
    contacts.keep(
        caller.account(), keys.number(), request.note(), request.offers(), request.confirmations());
    var command =
        new SetRecoveryContacts(
            caller.account(), caller.device(), keys, request.threshold(), request.confirmations());
    long position = commands.send(command, caller);
    standing.keepAlone(caller.account(), position);
    return new Receipt(position);
  }

  private void check(SetContacts request, AccountId owner) {
    request.confirmations().forEach(one -> KeyMaterial.digest("/confirmations", one));
    var offers = request.offers();
    var parts = offers.stream().map(Offer::part).sorted().toList();
    var people = new HashSet<>(offers.stream().map(Offer::contact).toList());
    boolean fits =
        parts.equals(IntStream.rangeClosed(1, request.confirmations().size()).boxed().toList())
            && people.size() == offers.size()
            && !people.contains(owner);
    if (!fits) throw new Refused(new KeyMaterialMalformed("/offers", "a part for each of others"));
    for (var offer : offers) {
      if (accounts.state(offer.contact()).isEmpty()) {
        throw new Refused(new AccountUnknown(offer.contact()));
      }
      offer.seals().values().forEach(s -> KeyMaterial.atMost("/offers/seals", s, PartSeal.MOST));
    }
  }

  @DeleteMapping("/v1/recovery/contacts")
  Receipt remove(Caller caller) {
    long position =
        commands.send(new RemoveRecoveryContacts(caller.account(), caller.device()), caller);
    standing.keepAlone(caller.account(), position);
    return new Receipt(position);
  }

  @GetMapping("/v1/recovery/contacts")
  ContactsOverview overview(Caller caller) {
    var now = commands.state(caller).signIn().recoveries().methods().contacts();
    return new ContactsOverview(
        Optional.of(now)
            .filter(some -> some.number() != 0)
            .flatMap(some -> view(some, caller.account())));
  }

  private Optional<OwnContacts> view(Contacts now, AccountId account) {
    return contacts
        .note(account, now.number())
        .map(
            note ->
                new OwnContacts(
                    now.number(),
                    now.threshold(),
                    now.confirmed().stream().sorted().toList(),
                    note));
  }
}
