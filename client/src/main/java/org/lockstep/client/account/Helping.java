package org.lockstep.client.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.client.account.ContactNotes.Held;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.recovery.PartSeal;
import org.lockstep.crypto.recovery.RecoveryPart;
import org.lockstep.crypto.recovery.RecoveryProof;
import org.lockstep.crypto.recovery.SpokenCode;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.ContactMessages.ConfirmPart;
import org.lockstep.wire.message.ContactMessages.FindRecovery;
import org.lockstep.wire.message.ContactMessages.FoundRecovery;
import org.lockstep.wire.message.ContactMessages.HeldParts;
import org.lockstep.wire.message.ContactMessages.HelpRecovery;
import org.lockstep.wire.message.ContactMessages.PartOffer;
import org.lockstep.wire.message.ContactMessages.PartOffers;

/// What this account does for others as their recovery contact (R80 to R82).
///
/// The parts that it holds lie in a note that its own devices alone can read, so a device that is
/// added later can help too, and a device that is revoked reads no later one.
public final class Helping {
  private static final String OFFERS = "/v1/recovery/offers";
  private static final String HELD = "/v1/recovery/held";
  private static final String HELPS = "/v1/recovery/helps";
  private static final int ATTEMPTS = 3;

  private final ServerConnection server;
  private final Home home;
  private final OwnSecrets secrets;
  private final Directory directory;

  /// Wired by the client.
  public Helping(ServerConnection server, Home home, OwnSecrets secrets, Directory directory) {
    this.server = server;
    this.home = home;
    this.secrets = secrets;
    this.directory = directory;
  }

  /// Whom this account is asked to help, and whom it helps.
  public record People(List<String> asking, List<String> helped) {
    /// Copies the lists.
    public People {
      asking = List.copyOf(asking);
      helped = List.copyOf(helped);
    }
  }

  /// Help that was given.
  ///
  /// @param handle whose account it helps to bring back
  /// @param device that comes back
  /// @param answer what to tell the person
  public record Helped(String handle, DeviceDescription device, SpokenCode answer) {}

  /// Who they are.
  public People people() {
    var helped = held().parts();
    var asking =
        offers().stream()
            .map(PartOffer::account)
            .filter(account -> of(account, helped).isEmpty())
            .distinct()
            .map(account -> directory.get(account).shown().handle())
            .sorted()
            .toList();
    return new People(asking, helped.stream().map(Held::handle).sorted().toList());
  }

  private List<PartOffer> offers() {
    home.requireMembership();
    return server.get(OFFERS, PartOffers.class).offers();
  }

  private record Kept(long version, List<Held> parts) {}

  private Kept held() {
    var shown = server.get(HELD, HeldParts.class);
    var notes = new ContactNotes(secrets.open());
    return new Kept(shown.version(), notes.readHeld(shown.version(), shown.note()));
  }

  private static Optional<Held> of(AccountId account, List<Held> parts) {
    return parts.stream()
        .filter(one -> one.part().terms().account().equals(account.value()))
        .findFirst();
  }

  /// Agrees to help somebody: takes the part that it has for this account.
  ///
  /// @throws NotFound if it has none
  /// @throws TrustRefused if the server's part is not one that its owner made for this account
  public void confirm(String handle) {
    var owner = directory.find(handle);
    var offer =
        offers().stream()
            .filter(one -> one.account().equals(owner.account()))
            .max((one, other) -> Integer.compare(one.number(), other.number()))
            .orElseThrow(() -> new NotFound(NotFound.What.PART, owner.shown().handle()));
    take(offer, owner);
  }

  /// Takes newer parts of those whom this account has agreed to help.
  ///
  /// @return whose
  public List<String> renew() {
    var renewed = new ArrayList<String>();
    for (var offer : offers()) {
      if (of(offer.account(), held().parts()).isEmpty()) continue;
      var owner = directory.get(offer.account());
      take(offer, owner);
      renewed.add(owner.shown().handle());
    }
    return renewed;
  }

  private void take(PartOffer offer, Directory.Found owner) {
    var part = opened(offer, owner);
    keep(new Held(owner.shown().handle(), part));
    server.command(
        "POST",
        "%s/%s/%d/%d/confirmation".formatted(OFFERS, offer.account(), offer.number(), offer.part()),
        new ConfirmPart(Bytes.of(part.confirmation().bytes())));
  }

  private RecoveryPart opened(PartOffer offer, Directory.Found owner) {
    var breach = new Breach.RecoveryWrong(offer.account(), "the part is not one that it made");
    try {
      var part =
          PartSeal.openOffer(
              home.requireDevice().opener(),
              offer.account().value(),
              offer.number(),
              offer.seal().toArray());
      boolean ours =
          part.verify(owner.verified().identity())
              && part.index() == offer.part()
              && part.terms().contact().equals(home.requireMembership().account().value());
      if (ours) return part;
    } catch (SealRefused forged) {
      throw new TrustRefused(breach, forged);
    }
    throw new TrustRefused(breach);
  }

  /// An older part does not take a newer one's place, whoever brings it back.
  private void keep(Held taken) {
    for (int attempt = 1; ; attempt++) {
      var kept = held();
      var before = of(new AccountId(taken.part().terms().account()), kept.parts());
      boolean newer =
          before.isEmpty() || before.get().part().terms().number() < taken.part().terms().number();
      if (!newer) return;
      var parts = new ArrayList<>(kept.parts());
      before.ifPresent(parts::remove);
      parts.add(taken);
      if (put(kept.version() + 1, parts, attempt)) return;
    }
  }

  private boolean put(long version, List<Held> parts, int attempt) {
    try {
      var note = new ContactNotes(secrets.open()).writeHeld(version, parts);
      server.post(HELD, new HeldParts(version, note), HeldParts.class);
      return true;
    } catch (ProblemException refused) {
      if (attempt < ATTEMPTS && refused.is("held-parts-changed")) return false;
      throw refused;
    }
  }

  /// Helps the person who has told this code. Be sure who it is: by voice, not by message.
  ///
  /// @throws NotFound if this account holds no part for it
  /// @throws TrustRefused if the server shows another device than the one that made the code
  public Helped help(SpokenCode code) {
    home.requireMembership();
    var found = server.post(HELPS, new FindRecovery(code.grouped()), FoundRecovery.class);
    var held =
        of(found.account(), held().parts())
            .orElseThrow(() -> new NotFound(NotFound.What.PART, code.grouped()));
    var device = device(found);
    var proof = new RecoveryProof(found.account().value(), found.recovery().value(), device);
    if (!proof.code().equals(code)) throw another(found);
    var seal = Bytes.of(PartSeal.help(found.recovery().value(), device, held.part()));
    server.post(
        HELPS + "/" + found.recovery(),
        new HelpRecovery(code.grouped(), seal),
        FoundRecovery.class);
    return new Helped(held.handle(), found.device(), held.part().answer());
  }

  private static TrustRefused another(FoundRecovery found) {
    return new TrustRefused(
        new Breach.RecoveryWrong(found.account(), "the device is not the one that made the code"));
  }

  private static RosterDevice device(FoundRecovery found) {
    var shown = found.device();
    try {
      return new RosterDevice(
          shown.id().value(),
          VerifyingKey.of(shown.signingKey().toArray()),
          SealingKey.of(shown.sealingKey().toArray()));
    } catch (IllegalArgumentException | SealRefused unusable) {
      throw another(found);
    }
  }
}
