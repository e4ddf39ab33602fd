package org.lockstep.api.recovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.recovery.ContactsSecret;
import org.lockstep.crypto.recovery.RecoveryContents;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.recovery.RecoveryKind;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.crypto.recovery.RecoveryPart;
import org.lockstep.crypto.recovery.RecoveryProof;
import org.lockstep.crypto.recovery.RecoveryRoot;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.wire.message.ContactMessages.ConfirmPart;
import org.lockstep.wire.message.ContactMessages.Offer;
import org.lockstep.wire.message.ContactMessages.SetContacts;
import org.lockstep.wire.message.RecoveryMessages.AskRecovery;
import org.lockstep.wire.message.RecoveryMessages.ProveRecovery;
import org.lockstep.wire.message.RecoveryMessages.RecoveryAsked;

/// Somebody's recovery contacts, and what they hold. What seals the parts on their way is a
/// placeholder: the server cannot tell.
record Friends(
    Member owner,
    int number,
    RecoveryRoot root,
    int threshold,
    List<Member> people,
    List<RecoveryPart> parts,
    Bytes packet) {
  static final Bytes NOTE = Bytes.of(new byte[] {7, 7, 7});
  private static final Bytes SEALED = Bytes.of(new byte[] {1, 2, 3});

  static Friends of(Member owner, int number, int threshold, Member... people) {
    var id = owner.id().value();
    var secret = ContactsSecret.random(id, number);
    var ids = Arrays.stream(people).map(one -> one.id().value()).toList();
    var root = secret.root(RecoveryHeader.random());
    var contents =
        new RecoveryContents(
            owner.identity(),
            EpochSecret.random(KeyEpoch.circle(id, 1)),
            EpochSecret.random(KeyEpoch.service(id, 1)));
    return new Friends(
        owner,
        number,
        root,
        threshold,
        List.of(people),
        secret.split(threshold, ids, owner.identity()),
        Bytes.of(RecoveryPacket.make(root, contents)));
  }

  static Friends kept(Member owner, int number, int threshold, Member... people) {
    var friends = of(owner, number, threshold, people);
    owner.does(friends.call(friends.offers()));
    return friends;
  }

  List<Offer> offers() {
    var offers = new ArrayList<Offer>();
    for (int i = 0; i < people.size(); i++) offers.add(offer(people.get(i), i + 1));
    return offers;
  }

  static Offer offer(Member to, int part) {
    return new Offer(to.id(), part, Map.of(to.device().id(), SEALED));
  }

  Call call(List<Offer> offers) {
    var confirmations = parts.stream().map(part -> Bytes.of(part.commitment())).toList();
    return Call.put(
        "/v1/recovery/contacts",
        new SetContacts(
            keys(RecoveryKind.CONTACTS), packet, threshold, confirmations, offers, NOTE));
  }

  RecoveryKeys keys(RecoveryKind kind) {
    var keys = root.keys(kind, owner.id().value(), number);
    return new RecoveryKeys(
        number,
        Bytes.of(keys.sealingKey().bytes()),
        Bytes.of(keys.authenticator().bytes()),
        Bytes.of(keys.sign(owner.identity())));
  }

  Answer confirms(Member who, int part) {
    return confirms(who, part, Bytes.of(parts.get(part - 1).confirmation().bytes()));
  }

  Answer confirms(Member who, int part, Bytes token) {
    var target = "/v1/recovery/offers/%s/%d/%d/confirmation";
    return who.send(Call.post(target.formatted(owner.id(), number, part), new ConfirmPart(token)));
  }

  /// Asks for the owner's account with people's help.
  static String asks(Newcomer newcomer, String handle) {
    var method = java.util.Optional.of(RecoveryMethod.CONTACTS);
    var request = new AskRecovery(newcomer.recovery(), handle, newcomer.described(), method);
    var shown = newcomer.sends(Call.post("/v1/recoveries", request)).as(RecoveryAsked.class);
    return new RecoveryProof(
            shown.account().value(), newcomer.recovery().value(), newcomer.onRoster())
        .code()
        .grouped();
  }

  Answer proves(Newcomer newcomer) {
    var account = owner.id().value();
    var proof =
        new RecoveryProof(account, newcomer.recovery().value(), newcomer.onRoster())
            .sign(root.authenticator(account));
    var method = java.util.Optional.of(RecoveryMethod.CONTACTS);
    return newcomer.sends(
        Call.post(newcomer.at("/proof"), new ProveRecovery(Bytes.of(proof), method)));
  }
}
