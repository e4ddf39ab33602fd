package org.lockstep.client.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.account.MessagesSecrets;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.home.Home;
import org.lockstep.client.trust.OwnHistory;
import org.lockstep.crypto.account.CategoryKeys;
import org.lockstep.crypto.content.Padding;
import org.lockstep.crypto.data.ChecksumKey;
import org.lockstep.crypto.data.DataSecret;
import org.lockstep.crypto.data.ServerKeySeal;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.DataMessages.ServerKey;

/// The keys of the account's own data, opened for one piece of work; not for many threads.
final class DataKeys {
  private final ServerConnection server;
  private final Home home;
  private final OwnHistory.Read read;
  private final MessagesSecrets.Opened secrets;
  private final Map<Category, Secret> serverMade = new HashMap<>();

  private DataKeys(
      ServerConnection server, Home home, OwnHistory.Read read, MessagesSecrets.Opened secrets) {
    this.server = server;
    this.home = home;
    this.read = read;
    this.secrets = secrets;
  }

  /// Opens them.
  ///
  /// @throws TrustRefused if the history or a secret is not the account's
  static DataKeys open(
      ServerConnection server, Home home, OwnHistory history, MessagesSecrets messages) {
    var read = history.read();
    return new DataKeys(server, home, read, messages.open(read));
  }

  /// What new data of a category is written under; empty for messages before they have a key.
  Optional<DataKey> current(Category category) {
    return DataKey.current(category, read.history().state());
  }

  /// The secret behind a key.
  ///
  /// @param what for whom a fault is told: an item, or the category
  /// @throws TrustRefused if the category's data is never written under such a key, or the account
  ///     has no such key
  DataSecret secret(Category category, DataKey key, String what) {
    if (!key.fits(category)) {
      throw refused(what, "nothing of " + category + " is written under a key of that kind");
    }
    var account = read.own().account().value();
    var place = new DataSecret.Place(account, category.name(), key.kind().name(), key.number());
    return switch (key.kind()) {
      case SERVER -> DataSecret.of(place, serverMade(category, account));
      case MESSAGES ->
          DataSecret.of(place, known(secrets.messages().get(key.number()), what).secret());
      case SERVICE -> derived(place, known(secrets.keys().service().get(key.number()), what));
      case CIRCLE -> derived(place, known(secrets.keys().circle().get(key.number()), what));
    };
  }

  private static DataSecret derived(DataSecret.Place place, EpochSecret keeper) {
    return DataSecret.of(place, CategoryKeys.derive(keeper.secret(), place.category()));
  }

  private static EpochSecret known(@Nullable EpochSecret secret, String what) {
    if (secret == null) throw refused(what, "it names a key that the account never had");
    return secret;
  }

  private Secret serverMade(Category category, String account) {
    return serverMade.computeIfAbsent(category, _ -> fetched(category, account));
  }

  private Secret fetched(Category category, String account) {
    var sealed =
        server.post("/v1/data/" + category + "/server-key", Map.of(), ServerKey.class).seal();
    var device = home.requireDevice();
    var slot = new ServerKeySeal.Slot(account, category.name(), device.id().value());
    try {
      return ServerKeySeal.open(device.opener(), slot, sealed.toArray());
    } catch (SealRefused e) {
      throw new TrustRefused(new Breach.OwnSecretWrong("server-made"), e);
    }
  }

  /// The public key of a device that is or was the account's.
  Optional<VerifyingKey> author(DeviceId device) {
    return read.own().signingKeyEver(device);
  }

  /// Whether the server has ever been able to reach a key.
  boolean isExposed(Category category, DataKey key) {
    return read.history().isReachedByServer(key.in(read.own().account(), category));
  }

  /// Sizes are hidden where the server reads nothing else.
  Padding padding(Category category) {
    boolean hides =
        read.history().table().stream()
            .anyMatch(
                row -> row.category() == category && row.encryption() == Encryption.END_TO_END);
    return hides ? Padding.PADME : Padding.NONE;
  }

  /// Makes checksums that tell nobody else anything (R47).
  ChecksumKey checksums(String what) {
    return ChecksumKey.of(Objects.requireNonNull(secrets.keys().circle().get(1)).secret(), what);
  }

  /// This device as its owner describes it.
  DeviceProfile profile() {
    return home.requireDevice().profile();
  }

  static TrustRefused refused(String item, String fault) {
    return new TrustRefused(new Breach.ContentWrong(item, fault));
  }
}
