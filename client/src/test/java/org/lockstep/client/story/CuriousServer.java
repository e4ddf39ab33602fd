package org.lockstep.client.story;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lockstep.crypto.account.CategoryKeys;
import org.lockstep.crypto.account.MessagesKeys;
import org.lockstep.crypto.data.DataSecret;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountEvent.MessagesKeyCopied;
import org.lockstep.domain.account.AccountEvent.MessagesKeyStarted;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.vault.EpochChain;
import org.lockstep.vault.KeyName;
import org.lockstep.vault.KeyUse;
import org.lockstep.vault.RootKeyFile;
import org.lockstep.vault.Vault;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKeys;
import org.lockstep.wire.message.DataMessages.DataVersion;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;

/// Whoever has a stopped server's whole store and its root key, and tries every key in it on an
/// account's own data.
final class CuriousServer implements AutoCloseable {
  private final EmbeddedStorage storage;
  private final Vault vault;
  private final AccountId account;

  CuriousServer(Path store, AccountId account) {
    this.storage = EmbeddedStorage.open(store);
    this.vault =
        Vault.open(
            storage.secrets(),
            RootKeyFile.open(store.resolve("root.key"), storage.secrets()),
            _ -> {});
    this.account = account;
  }

  /// The names of the items that it can read, by category.
  Map<Category, List<String>> read() {
    var read = new HashMap<Category, List<String>>();
    var records = vault.sealedRecords();
    for (var id : records.list("own-data", account + "-")) {
      var parts = id.split("-", 3);
      var category = Category.valueOf(parts[1]);
      var version = version(records.get("own-data", id).orElseThrow());
      name(category, parts[2], version)
          .ifPresent(name -> read.computeIfAbsent(category, _ -> new ArrayList<>()).add(name));
    }
    return read;
  }

  private record Kept(DataVersion version, DeviceId by, Instant at) {}

  private static DataVersion version(byte[] record) {
    try {
      return new MessageCodec().read(record, Kept.class).version();
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  /// Tries everything that it has, whatever the version says that it is under.
  private Optional<String> name(Category category, String item, DataVersion version) {
    for (var secret : everything(category)) {
      for (var kind : DataKey.Kind.values()) {
        var place =
            new DataSecret.Place(
                account.value(), category.name(), kind.name(), version.key().number());
        var derived =
            List.of(
                DataSecret.of(place, secret),
                DataSecret.of(place, CategoryKeys.derive(secret, category.name())));
        for (var key : derived) {
          try {
            return Optional.of(key.open(item, "name", version.name().toArray()));
          } catch (SealRefused _) {
            // not by this one
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<Secret> everything(Category category) {
    var all = new ArrayList<Secret>();
    service().ifPresent(secret -> all.add(secret.secret()));
    all.addAll(messages());
    for (var kind : KeyName.Kind.values()) {
      if (kind.isServerMade()) {
        var name = KeyName.serverMade(kind, account.value());
        if (vault.serverMade().holds(name)) {
          all.add(vault.serverMade().use(new KeyUse(name, "curious", category.name()), s -> s));
        }
      }
    }
    return all;
  }

  private Optional<EpochSecret> service() {
    var newest = vault.newestHeld(KeyName.Kind.SERVICE, account.value());
    if (newest.isEmpty()) return Optional.empty();
    int epoch = newest.getAsInt();
    var use = new KeyUse(KeyName.service(account.value(), epoch), "curious", "itself");
    var secret = vault.use(use, EpochChain.of(Map.of()), s -> s);
    return Optional.of(new EpochSecret(KeyEpoch.service(account.value(), epoch), secret));
  }

  /// What copies of messages keys in the history give whoever has the service secret.
  private List<Secret> messages() {
    var service = service();
    if (service.isEmpty()) return List.of();
    var commitments = new HashMap<Integer, Bytes>();
    var found = new ArrayList<Secret>();
    var codec = new EventCodec(PersonalKeys.NONE);
    storage
        .journal()
        .forEach(
            0,
            storage.journal().head(),
            stored -> {
              var event = codec.decode(stored.type(), stored.revision(), stored.payload());
              if (event instanceof MessagesKeyStarted e) {
                commitments.put(e.key().number(), e.key().commitment());
              }
              if (event instanceof MessagesKeyCopied e) {
                opened(service.get(), e, commitments).ifPresent(found::add);
              }
            });
    return found;
  }

  private Optional<Secret> opened(
      EpochSecret service, MessagesKeyCopied event, Map<Integer, Bytes> commitments) {
    int number = event.copy().number();
    try {
      return Optional.of(
          MessagesKeys.openCopy(
                  service,
                  KeyEpoch.messages(account.value(), number),
                  event.copy().seal().toArray(),
                  Objects.requireNonNull(commitments.get(number)).toArray())
              .secret());
    } catch (SealRefused _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    storage.close();
  }
}
