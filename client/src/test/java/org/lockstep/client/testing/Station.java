package org.lockstep.client.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.home.Home;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.share.Role;
import org.lockstep.wire.message.AccountMessages;

/// Alice's device with a home and a client, against a server that can be made to lie. She shares a
/// folder with Bob, both with advanced protection.
public final class Station implements AutoCloseable {
  private final FakeServer server = new FakeServer();
  private final Home home;
  private final Person alice;
  private final Person bob = Person.of("bob");
  private final Folder folder;
  private final History history = new History();
  private final LockstepClient client;

  /// A station whose home lies in this directory.
  public Station(Path directory) {
    home = Home.at(directory);
    alice = Person.at(home, "alice");
    folder = new Folder(alice);
    client = LockstepClient.open(home, URI.create(server.address() + "/"));
    home.pin(pins -> pins.ordering("invitation/" + folder.share() + "/" + bob.account()));
    history
        .add(alice.open(), bob.open(), alice.on(1), bob.on(1))
        .add(folder.create(), folder.epoch(Map.of(alice, Role.OWNER)))
        .add(folder.invite(bob, Role.EDITOR), folder.join(bob, Role.EDITOR))
        .add(folder.granted(folder.grant(bob, Role.EDITOR, alice.device())));
    show();
  }

  /// The server shows what was recorded.
  public void show() {
    Shown.history(server, folder.share(), history.logged(history.records()));
  }

  /// The server shows an account to whoever asks for any.
  public void show(Person person, ProtectionMode mode) {
    var shown =
        Shown.account(
            person,
            mode,
            person.signed(person.identity(), person.counter(), person.onRoster()),
            person.serviceEpoch(person.service(), java.util.Optional.empty()));
    show(shown);
  }

  /// The server shows this to whoever asks for any account.
  public void show(AccountMessages.PublicAccount shown) {
    server.on("GET", "/v1/accounts", new AccountMessages.Accounts(java.util.List.of(shown)));
  }

  /// The server.
  public FakeServer server() {
    return server;
  }

  /// Alice's home.
  public Home home() {
    return home;
  }

  /// Alice.
  public Person alice() {
    return alice;
  }

  /// Bob.
  public Person bob() {
    return bob;
  }

  /// Their folder.
  public Folder folder() {
    return folder;
  }

  /// What the server recorded.
  public History history() {
    return history;
  }

  /// Alice's client.
  public LockstepClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
