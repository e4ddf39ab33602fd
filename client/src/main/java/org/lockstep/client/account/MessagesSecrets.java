package org.lockstep.client.account;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.trust.OwnHistory;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.MessagesKeys;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountEvent.MessagesKeyStarted;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.OwnDataRules;
import org.lockstep.wire.message.OwnDataMessages.StartMessages;

/// The key of the account's messages: opened from its verified events, and replaced by this device.
public final class MessagesSecrets {
  private final ServerConnection server;
  private final OwnHistory history;
  private final OwnSecrets secrets;

  /// Wired by the client.
  public MessagesSecrets(ServerConnection server, OwnHistory history, OwnSecrets secrets) {
    this.server = server;
    this.history = history;
    this.secrets = secrets;
  }

  /// The messages keys with all that keeps them.
  ///
  /// @param state the account
  /// @param keys its other secrets
  /// @param messages every messages key by its number
  public record Opened(
      AccountState.Open state, KeyChain keys, NavigableMap<Integer, EpochSecret> messages) {
    /// The one that messages are written under.
    public Optional<EpochSecret> current() {
      return Optional.ofNullable(messages.lastEntry()).map(entry -> entry.getValue());
    }

    /// A copy for the backup.
    BackupCopy copy(EpochSecret secret) {
      var service = keys.currentService();
      return new BackupCopy(
          Math.toIntExact(secret.epoch().number()),
          Math.toIntExact(service.epoch().number()),
          Bytes.of(MessagesKeys.copy(service, secret)));
    }
  }

  /// Opens all of them.
  ///
  /// @throws TrustRefused if one is not the account's
  public Opened read() {
    return open(history.read());
  }

  /// Opens all of them as a history that was read tells them.
  ///
  /// @throws TrustRefused if one is not the account's
  public Opened open(OwnHistory.Read told) {
    var read = told.history();
    var keys = secrets.open();
    var opened = new TreeMap<Integer, EpochSecret>();
    for (var recorded : read.events()) {
      if (recorded.event() instanceof MessagesKeyStarted started) {
        opened.put(started.key().number(), open(started.key(), keys));
      }
    }
    return new Opened(read.state(), keys, opened);
  }

  private static EpochSecret open(MessagesKey key, KeyChain keys) {
    var wrong = new Breach.OwnSecretWrong("messages");
    var circle = keys.circle().get(key.circleEpoch());
    if (circle == null) throw new TrustRefused(wrong);
    var epoch = KeyEpoch.messages(keys.own().account().value(), key.number());
    try {
      return MessagesKeys.open(circle, epoch, key.kept().toArray(), key.commitment().toArray());
    } catch (SealRefused refused) {
      throw new TrustRefused(wrong, refused);
    }
  }

  /// Lets a new key take over, with a copy for the backup exactly while backup is on.
  public void start() {
    var opened = read();
    var older = opened.current();
    var account = opened.keys().own().account().value();
    var epoch = older.map(o -> o.epoch().next()).orElseGet(() -> KeyEpoch.messages(account, 1));
    var secret = EpochSecret.random(epoch);
    var copy =
        opened.state().own().backup()
            ? Optional.of(opened.copy(secret))
            : Optional.<BackupCopy>empty();
    server.command(
        "POST",
        "/v1/account/messages-keys",
        new StartMessages(published(secret, older, opened.keys()), copy));
  }

  /// Does so if the account's events say that it is owed (R33, R72).
  public void renewIfOwed() {
    if (OwnDataRules.owesMessagesKey(history.read().history().state())) start();
  }

  private static MessagesKey published(
      EpochSecret secret, Optional<EpochSecret> older, KeyChain keys) {
    var circle = keys.currentCircle();
    return new MessagesKey(
        Math.toIntExact(secret.epoch().number()),
        Bytes.of(secret.commitment()),
        Bytes.of(CategoryKeySet.of(secret, List.of()).sign(keys.identity())),
        Math.toIntExact(circle.epoch().number()),
        Bytes.of(MessagesKeys.keep(circle, secret)),
        older
            .map(before -> Bytes.of(EpochBundle.make(secret, before.secret())))
            .orElse(Bytes.EMPTY));
  }
}
