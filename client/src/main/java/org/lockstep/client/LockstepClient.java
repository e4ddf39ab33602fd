package org.lockstep.client;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.account.AccountRecovery;
import org.lockstep.client.account.Accounts;
import org.lockstep.client.account.Authenticator;
import org.lockstep.client.account.Closing;
import org.lockstep.client.account.Contacts;
import org.lockstep.client.account.Devices;
import org.lockstep.client.account.Directory;
import org.lockstep.client.account.FollowUp;
import org.lockstep.client.account.Helping;
import org.lockstep.client.account.MessagesSecrets;
import org.lockstep.client.account.OwnChoices;
import org.lockstep.client.account.OwnMode;
import org.lockstep.client.account.OwnSecrets;
import org.lockstep.client.account.Protection;
import org.lockstep.client.account.Recovery;
import org.lockstep.client.account.Rotation;
import org.lockstep.client.account.VaultLog;
import org.lockstep.client.account.WebSessions;
import org.lockstep.client.connection.Positions;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.data.OwnItems;
import org.lockstep.client.failure.HomeRefused;
import org.lockstep.client.home.Home;
import org.lockstep.client.live.LiveWork;
import org.lockstep.client.log.LogWatch;
import org.lockstep.client.log.LoggedHistory;
import org.lockstep.client.replay.Replays;
import org.lockstep.client.share.ItemVersions;
import org.lockstep.client.share.Items;
import org.lockstep.client.share.Links;
import org.lockstep.client.share.ShareCustody;
import org.lockstep.client.share.Shares;
import org.lockstep.client.sync.Sync;
import org.lockstep.client.trust.Acquaintances;
import org.lockstep.client.trust.Histories;
import org.lockstep.client.trust.OwnHistory;
import org.lockstep.client.trust.ServerKeys;
import org.lockstep.client.verdict.BoxAudit;
import org.lockstep.client.verdict.Explanations;
import org.lockstep.client.verdict.PastStates;
import org.lockstep.client.verdict.Verdicts;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.ServerInfo;
import org.lockstep.wire.message.ShareMessages.ShareSummary;

/// One device's client of one server. Safe for use by many threads.
public final class LockstepClient implements AutoCloseable {
  private final Home home;
  private final ServerConnection server;
  private final ServerKeys serverKeys;
  private final Accounts accounts;
  private final Devices devices;
  private final Protection protection;
  private final OwnChoices choices;
  private final Recovery recovery;
  private final Contacts contacts;
  private final Helping helping;
  private final AccountRecovery accountRecovery;
  private final Authenticator authenticator;
  private final WebSessions web;
  private final Closing closing;
  private final Shares shares;
  private final Items items;
  private final OwnItems data;
  private final Links links;
  private final Verdicts verdicts;
  private final BoxAudit audit;
  private final Sync sync;
  private final VaultLog vaultLog;
  private final LiveWork live;
  private final LogWatch log;
  private final Explanations explanations;
  private final PastStates pastStates;

  private LockstepClient(Home home, ServerConnection server) {
    this.home = home;
    this.server = server;
    this.serverKeys = new ServerKeys(server, home);
    var acquaintances = new Acquaintances(home);
    var directory = new Directory(server, acquaintances);
    var histories = new Histories(server, acquaintances);
    var secrets = new OwnSecrets(server, home, directory);
    var custody = new ShareCustody(server, home, histories, secrets, serverKeys);
    var mode = new OwnMode(home);
    var ownHistory = new OwnHistory(server, home, acquaintances);
    var rotation = new Rotation(server, home, secrets, serverKeys, ownHistory);
    var messages = new MessagesSecrets(server, ownHistory, secrets);
    this.log = new LogWatch(server.server(), home);
    this.sync =
        new Sync(
            new Sync.Parts(server, home, histories, rotation, custody, mode, messages, log::look));
    var followUp = new Meeting(sync);
    this.accounts = new Accounts(server, home, directory, acquaintances, serverKeys);
    this.devices = new Devices(server, home, directory, secrets, mode, followUp);
    this.protection = new Protection(server, home, ownHistory, mode, followUp);
    this.choices = new OwnChoices(server, home, messages, protection);
    this.recovery = new Recovery(server, home, secrets);
    this.contacts = new Contacts(server, home, secrets, ownHistory, directory);
    this.helping = new Helping(server, home, secrets, directory);
    this.accountRecovery = new AccountRecovery(server, home, followUp);
    this.authenticator = new Authenticator(server, home);
    this.web = new WebSessions(server, home, secrets);
    this.closing = new Closing(server, home);
    this.shares =
        new Shares(new Shares.Parts(server, home, directory, histories, custody, followUp));
    this.items = new Items(server, home, custody, followUp);
    this.data = new OwnItems(server, home, ownHistory, messages, followUp);
    this.links = new Links(server, home, followUp);
    this.verdicts = new Verdicts(server, directory, histories);
    this.vaultLog = new VaultLog(server, home);
    this.live = new LiveWork(server, home, shares, items);
    this.explanations =
        new Explanations(
            new Explanations.Parts(
                verdicts,
                histories,
                log::look,
                new ItemVersions(server, custody)::read,
                vaultLog::list));
    this.pastStates =
        new PastStates(
            new PastStates.Parts(histories, ownHistory, new LoggedHistory(server), log::look));
    this.audit =
        new BoxAudit(
            server, histories, () -> shares.list().stream().map(ShareSummary::share).toList());
  }

  private record Meeting(Sync sync) implements FollowUp {
    @Override
    public void meet() {
      sync.run(_ -> {});
    }

    @Override
    public void meet(ShareId share) {
      sync.run(share, _ -> {});
    }
  }

  /// A client of the server that the home is for.
  ///
  /// @throws HomeRefused if it knows none yet
  public static LockstepClient open(Home home) {
    var server =
        home.server()
            .orElseThrow(() -> new HomeRefused(HomeRefused.Reason.NO_SERVER, home.directory()));
    return open(home, server);
  }

  /// A client of this server. A home stays with the server at which it opened or joined an account:
  /// a device's keys are for one.
  ///
  /// @throws HomeRefused if the home is for another one
  public static LockstepClient open(Home home, URI server) {
    var address = URI.create(server.toString().replaceFirst("/+$", ""));
    home.requireServer(address);
    var positions =
        new Positions(home.pins().position(), written -> home.pin(pins -> pins.reached(written)));
    return new LockstepClient(
        home, new ServerConnection(address, new Signers(home)::get, positions));
  }

  /// Signs as the home's device, whose keys are read once.
  private static final class Signers {
    private final Supplier<RequestSigner> making;
    private volatile @Nullable RequestSigner made;

    Signers(Home home) {
      this.making =
          () -> {
            var device = home.requireDevice();
            return new RequestSigner(device.id().value(), device.signing());
          };
    }

    RequestSigner get() {
      var known = made;
      if (known != null) return known;
      var fresh = making.get();
      made = fresh;
      return fresh;
    }
  }

  /// The home that it works with.
  public Home home() {
    return home;
  }

  /// The address of the server.
  public URI address() {
    return server.server();
  }

  /// The newest position of the history that an answer of the server has carried so far, -1 before
  /// the first.
  public long position() {
    return server.position();
  }

  /// What the server says of itself, its keys held against the pinned ones.
  public ServerInfo server() {
    return serverKeys.info();
  }

  /// The own account and others.
  public Accounts accounts() {
    return accounts;
  }

  /// The devices of the account.
  public Devices devices() {
    return devices;
  }

  /// Advanced Data Protection.
  public Protection protection() {
    return protection;
  }

  /// Backup, and reminders over CalDAV.
  public OwnChoices choices() {
    return choices;
  }

  /// The authenticator.
  public Authenticator authenticator() {
    return authenticator;
  }

  /// Access from browsers.
  public WebSessions web() {
    return web;
  }

  /// The end of the account.
  public Closing closing() {
    return closing;
  }

  /// The recovery key.
  public Recovery recovery() {
    return recovery;
  }

  /// The people who help the account back.
  public Contacts contacts() {
    return contacts;
  }

  /// What the account does for others as their recovery contact.
  public Helping helping() {
    return helping;
  }

  /// Coming back into an account without a trusted device.
  public AccountRecovery accountRecovery() {
    return accountRecovery;
  }

  /// Shares and the people in them.
  public Shares shares() {
    return shares;
  }

  /// What lies in shares.
  public Items items() {
    return items;
  }

  /// The account's own, unshared data.
  public OwnItems data() {
    return data;
  }

  /// Links.
  public Links links() {
    return links;
  }

  /// Verdicts.
  public Verdicts verdicts() {
    return verdicts;
  }

  /// How verdicts came about.
  public Explanations explanations() {
    return explanations;
  }

  /// What shares and accounts were.
  public PastStates pastStates() {
    return pastStates;
  }

  /// Projections that are built here.
  public Replays replays() {
    return new Replays(server, log, home);
  }

  /// Keys in wrong hands.
  public BoxAudit audit() {
    return audit;
  }

  /// What this device owes.
  public Sync sync() {
    return sync;
  }

  /// What the server says that it did with keys of its vault.
  public VaultLog vaultLog() {
    return vaultLog;
  }

  /// Live collaboration.
  public LiveWork live() {
    return live;
  }

  /// The server's log, held against what this device saw of it before.
  public LogWatch log() {
    return log;
  }

  /// Closes its connections.
  @Override
  public void close() {
    log.close();
    server.close();
  }
}
