package org.lockstep.client.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.account.ContactNotes.Chosen;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.client.trust.OwnHistory;
import org.lockstep.crypto.recovery.ContactsSecret;
import org.lockstep.crypto.recovery.PartSeal;
import org.lockstep.crypto.recovery.RecoveryContents;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.recovery.RecoveryKind;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.crypto.recovery.RecoveryPart;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethods;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.ContactMessages.ContactsOverview;
import org.lockstep.wire.message.ContactMessages.Offer;
import org.lockstep.wire.message.ContactMessages.OwnContacts;
import org.lockstep.wire.message.ContactMessages.SetContacts;

/// The people who help this account back (R80 to R82).
///
/// Each change shares a new secret out, so that parts of an earlier one are worth nothing. Who they
/// are, and how many it takes, is read from the account's own verified history and from a note that
/// its devices alone can read: a server that shows an older note, or none, is found out.
public final class Contacts {
  private static final String TARGET = "/v1/recovery/contacts";
  private static final int ATTEMPTS = 3;

  private final ServerConnection server;
  private final Home home;
  private final OwnSecrets secrets;
  private final OwnHistory history;
  private final Directory directory;

  /// Wired by the client.
  public Contacts(
      ServerConnection server,
      Home home,
      OwnSecrets secrets,
      OwnHistory history,
      Directory directory) {
    this.server = server;
    this.home = home;
    this.secrets = secrets;
    this.history = history;
    this.directory = directory;
  }

  /// A contact, as the account's owner sees it.
  ///
  /// @param confirmed whether its device has shown that it has its part
  public record Contact(String handle, boolean confirmed) {}

  /// All of them.
  ///
  /// @param threshold how many it takes
  public record Circle(int threshold, List<Contact> contacts) {
    /// Copies the list.
    public Circle {
      contacts = List.copyOf(contacts);
    }
  }

  /// Who they are; empty if there are none.
  ///
  /// @throws TrustRefused if the server shows other contacts than those that the account chose
  public Optional<Circle> circle() {
    var read = history.read();
    var now = now(read);
    if (now.number() == 0) return Optional.empty();
    var chosen = chosen(read, now);
    var contacts = new ArrayList<Contact>();
    for (int i = 0; i < chosen.size(); i++) {
      contacts.add(new Contact(chosen.get(i).handle(), now.confirmed().contains(i + 1)));
    }
    return Optional.of(new Circle(now.threshold(), contacts));
  }

  private static RecoveryMethods.Contacts now(OwnHistory.Read read) {
    return read.history().state().signIn().recoveries().methods().contacts();
  }

  private List<Chosen> chosen(OwnHistory.Read read, RecoveryMethods.Contacts now) {
    if (now.number() == 0) return List.of();
    var note =
        server
            .get(TARGET, ContactsOverview.class)
            .contacts()
            .filter(shown -> shown.number() == now.number())
            .map(OwnContacts::note)
            .orElseThrow(() -> wrong("its list of contacts is missing"));
    var chosen = new ContactNotes(secrets.open()).readContacts(now.number(), note);
    if (chosen.size() != now.parts()) throw wrong("its list of contacts is another one");
    return chosen;
  }

  private TrustRefused wrong(String fault) {
    return new TrustRefused(new Breach.RecoveryWrong(home.requireMembership().account(), fault));
  }

  /// Chooses more people. All of them receive new parts.
  ///
  /// @param threshold how many it takes from now on; as many as before if left out, one at first
  /// @throws NotFound if there is no account of a handle
  public Circle add(List<String> handles, Optional<Integer> threshold) {
    var read = history.read();
    var now = now(read);
    var people = new ArrayList<>(chosen(read, now));
    for (var typed : handles) {
      var found = directory.find(typed);
      var chosen = new Chosen(found.account(), found.shown().handle());
      people.removeIf(one -> one.account().equals(chosen.account()));
      people.add(chosen);
    }
    share(people, threshold.orElse(Math.max(1, now.threshold())));
    return circle().orElseThrow();
  }

  /// Lets somebody help no more. The others receive new parts; what the one holds opens nothing.
  ///
  /// @throws NotFound if it was not asked to
  public Optional<Circle> remove(String typed) {
    var handle = Handle.normalise(typed);
    var read = history.read();
    var now = now(read);
    var people = new ArrayList<>(chosen(read, now));
    if (!people.removeIf(one -> one.handle().equals(handle))) {
      throw new NotFound(NotFound.What.CONTACT, handle);
    }
    if (people.isEmpty()) {
      server.command("DELETE", TARGET);
      return Optional.empty();
    }
    share(people, Math.min(now.threshold(), people.size()));
    return circle();
  }

  private void share(List<Chosen> people, int threshold) {
    for (int attempt = 1; ; attempt++) {
      var contents = shareOnce(people, threshold);
      var now = server.get("/v1/account", OwnAccount.class);
      // Another device rotated meanwhile: these contacts would not reach the new secret.
      boolean reaches =
          contents.circle().epoch().number() == now.circle().current()
              && contents.service().epoch().number() == now.service().current();
      if (reaches || attempt == ATTEMPTS) return;
    }
  }

  private RecoveryContents shareOnce(List<Chosen> people, int threshold) {
    var keys = secrets.open();
    var account = keys.own().account().value();
    int number = history.read().history().state().recoveriesMade() + 1;
    var secret = ContactsSecret.random(account, number);
    var contents =
        new RecoveryContents(keys.identity(), keys.currentCircle(), keys.currentService());
    var root = secret.root(RecoveryHeader.random());
    var published = root.keys(RecoveryKind.CONTACTS, account, number);
    var ids = people.stream().map(one -> one.account().value()).toList();
    var parts = parts(secret, threshold, ids, keys);
    server.command(
        "PUT",
        TARGET,
        new SetContacts(
            new RecoveryKeys(
                number,
                Bytes.of(published.sealingKey().bytes()),
                Bytes.of(published.authenticator().bytes()),
                Bytes.of(published.sign(keys.identity()))),
            Bytes.of(RecoveryPacket.make(root, contents)),
            threshold,
            parts.stream().map(part -> Bytes.of(part.commitment())).toList(),
            offers(people, parts),
            new ContactNotes(keys).writeContacts(number, people)));
    return contents;
  }

  /// A number that makes no sense is for the server to refuse, with its reason.
  private static List<RecoveryPart> parts(
      ContactsSecret secret, int threshold, List<String> ids, KeyChain keys) {
    int possible = Math.clamp(threshold, 1, ids.size());
    return secret.split(possible, ids, keys.identity());
  }

  private List<Offer> offers(List<Chosen> people, List<RecoveryPart> parts) {
    var offers = new ArrayList<Offer>();
    for (int i = 0; i < people.size(); i++) {
      offers.add(new Offer(people.get(i).account(), i + 1, seals(people.get(i), parts.get(i))));
    }
    return offers;
  }

  /// To the devices that the contact's own roster names (R71), not to what the server says.
  private Map<DeviceId, Bytes> seals(Chosen contact, RecoveryPart part) {
    var seals = new HashMap<DeviceId, Bytes>();
    directory
        .get(contact.account())
        .verified()
        .devices()
        .forEach((id, device) -> seals.put(id, Bytes.of(PartSeal.offer(device, part))));
    return seals;
  }
}
