package org.lockstep.client.account;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.client.trust.TrustedAccount;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.IdentitySeal;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AccountMessages.SealedEpoch;
import org.lockstep.wire.message.AccountMessages.Secrets;

/// Opens the account's own secrets, which the server keeps sealed to this device.
///
/// The identity key must be the pinned one's private half; the current service and circle secrets
/// must be those that the identity key committed to; older ones follow through their bundles. Safe
/// for use by many threads.
public final class OwnSecrets {
  private static final int ATTEMPTS = 3;

  private final ServerConnection server;
  private final Home home;
  private final Directory directory;

  /// The secrets of this home's account.
  public OwnSecrets(ServerConnection server, Home home, Directory directory) {
    this.server = server;
    this.home = home;
    this.directory = directory;
  }

  /// Opens all of them.
  ///
  /// @throws TrustRefused if one is not the account's
  public KeyChain open() {
    var account = home.requireMembership().account();
    for (int attempt = 1; ; attempt++) {
      var sealed = server.get("/v1/account/secrets", Secrets.class);
      var own = directory.get(account).verified();
      boolean moved = newest(sealed.service()) != own.serviceEpoch();
      // Another device rotated between the two answers: look again.
      if (!moved || attempt == ATTEMPTS) return open(sealed, own);
    }
  }

  private static int newest(List<SealedEpoch> epochs) {
    return epochs.stream().mapToInt(SealedEpoch::number).max().orElse(0);
  }

  private KeyChain open(Secrets sealed, TrustedAccount own) {
    var account = own.account();
    var current = Objects.requireNonNull(own.service().get(own.serviceEpoch()));
    var service =
        opened("service", sealed.service(), number -> KeyEpoch.service(account.value(), number));
    requireCommitted(service, current);
    sealed.circle().stream()
        .max(Comparator.comparingInt(SealedEpoch::number))
        .ifPresent(e -> own.requireCircle(e.number(), e.commitment(), e.signature()));
    var circle =
        opened("circle", sealed.circle(), number -> KeyEpoch.circle(account.value(), number));
    var device = home.requireDevice().id();
    var identity = identity(account, sealed.identitySeal());
    return new KeyChain(device, own, identity, service, circle);
  }

  private static void requireCommitted(
      NavigableMap<Integer, EpochSecret> service, CategoryKeySet signed) {
    var newest = service.lastEntry().getValue();
    boolean same =
        newest.epoch().equals(signed.epoch())
            && newest.epoch().isCommittedTo(newest.secret(), signed.commitment().toArray());
    if (!same) throw new TrustRefused(new Breach.OwnSecretWrong("service"));
  }

  private SigningKey identity(AccountId account, Bytes seal) {
    var expected = VerifyingKey.of(home.requireMembership().identityKey().toArray());
    try {
      return IdentitySeal.open(
          home.requireDevice().opener(), account.value(), seal.toArray(), expected);
    } catch (SealRefused e) {
      throw new TrustRefused(new Breach.OwnSecretWrong("identity"), e);
    }
  }

  private NavigableMap<Integer, EpochSecret> opened(
      String name, List<SealedEpoch> epochs, IntFunction<KeyEpoch> naming) {
    var byNumber = new TreeMap<Integer, SealedEpoch>();
    epochs.forEach(epoch -> byNumber.put(epoch.number(), epoch));
    try {
      return opened(byNumber, naming);
    } catch (SealRefused | IllegalArgumentException | IllegalStateException e) {
      throw new TrustRefused(new Breach.OwnSecretWrong(name), e);
    }
  }

  private NavigableMap<Integer, EpochSecret> opened(
      NavigableMap<Integer, SealedEpoch> epochs, IntFunction<KeyEpoch> naming) {
    var opened = new TreeMap<Integer, EpochSecret>();
    if (epochs.isEmpty()) throw new IllegalStateException("no epoch is shown");
    var newest = epochs.lastEntry().getValue();
    var seal = newest.seal().orElseThrow(() -> new IllegalStateException("no seal is shown"));
    var secret =
        SecretSeal.open(
            home.requireDevice().opener(),
            naming.apply(newest.number()),
            seal.toArray(),
            newest.commitment().toArray());
    opened.put(newest.number(), secret);
    for (int number = newest.number(); number > 1; number--) {
      secret = older(secret, number, epochs);
      opened.put(number - 1, secret);
    }
    return opened;
  }

  private static EpochSecret older(
      EpochSecret newer, int number, NavigableMap<Integer, SealedEpoch> epochs) {
    var holder = epochs.get(number);
    var before = epochs.get(number - 1);
    if (holder == null || before == null) throw new IllegalStateException("an epoch is missing");
    return EpochBundle.open(newer, holder.previous().toArray(), before.commitment().toArray());
  }
}
