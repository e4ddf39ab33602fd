package org.lockstep.client.trust;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.Roster;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.recovery.RecoveryKeys;
import org.lockstep.crypto.recovery.RecoveryKind;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.id.AccountId;

/// Reads what an account's identity key signed, and verifies it first.
final class Signed {
  private Signed() {}

  /// The published keys of an epoch.
  ///
  /// @param commitment of the epoch's secret
  record Published(
      int epoch,
      org.lockstep.domain.Bytes commitment,
      Map<Category, org.lockstep.domain.Bytes> keys,
      org.lockstep.domain.Bytes signature) {}

  /// @throws TrustRefused if the identity key did not sign exactly these devices
  static void requireRoster(
      AccountId account,
      VerifyingKey identity,
      Collection<RosterDevice> devices,
      RosterProof proof) {
    var roster = new Roster(account.value(), proof.counter(), List.copyOf(devices));
    if (!roster.verify(identity, proof.signature().toArray())) {
      throw new TrustRefused(new Breach.RosterSignatureWrong(account, proof.counter()));
    }
  }

  /// A device with usable keys.
  static RosterDevice device(
      AccountId account,
      long counter,
      String id,
      org.lockstep.domain.Bytes signingKey,
      org.lockstep.domain.Bytes sealingKey) {
    return usable(
        () ->
            new RosterDevice(
                id, VerifyingKey.of(signingKey.toArray()), SealingKey.of(sealingKey.toArray())),
        new Breach.RosterSignatureWrong(account, counter));
  }

  /// @throws TrustRefused if the identity key did not sign exactly these keys
  static CategoryKeySet categoryKeys(
      AccountId account, VerifyingKey identity, Published published) {
    var breach = new Breach.CategoryKeysSignatureWrong(account, published.epoch());
    var set = usable(() -> keySet(account, published), breach);
    if (!set.verify(identity, published.signature().toArray())) throw new TrustRefused(breach);
    return set;
  }

  private static CategoryKeySet keySet(AccountId account, Published published) {
    var keys = new TreeMap<String, SealingKey>();
    published
        .keys()
        .forEach((category, key) -> keys.put(category.name(), SealingKey.of(key.toArray())));
    return new CategoryKeySet(
        KeyEpoch.service(account.value(), published.epoch()),
        Bytes.of(published.commitment().toArray()),
        keys);
  }

  /// @throws TrustRefused if the identity key did not commit to this circle secret
  static void requireCircle(
      AccountId account,
      VerifyingKey identity,
      int number,
      org.lockstep.domain.Bytes commitment,
      org.lockstep.domain.Bytes signature) {
    var breach = new Breach.CircleSignatureWrong(account, number);
    var published =
        usable(
            () ->
                new CategoryKeySet(
                    KeyEpoch.circle(account.value(), number),
                    Bytes.of(commitment.toArray()),
                    new TreeMap<>()),
            breach);
    if (!published.verify(identity, signature.toArray())) throw new TrustRefused(breach);
  }

  /// @throws TrustRefused if the identity key did not commit to this messages key
  static void requireMessages(AccountId account, VerifyingKey identity, MessagesKey key) {
    var breach = new Breach.MessagesKeySignatureWrong(account, key.number());
    var published =
        usable(
            () ->
                new CategoryKeySet(
                    KeyEpoch.messages(account.value(), key.number()),
                    Bytes.of(key.commitment().toArray()),
                    new TreeMap<>()),
            breach);
    if (!published.verify(identity, key.signature().toArray())) throw new TrustRefused(breach);
  }

  /// What secrets may be sealed to for the recovery key.
  ///
  /// @throws TrustRefused if the identity key did not sign it
  static RecoveryKeys recoveryKeys(
      AccountId account, VerifyingKey identity, org.lockstep.domain.account.RecoveryKeys shown) {
    return recoveryKeys(RecoveryKind.KEY, account, identity, shown);
  }

  /// What secrets may be sealed to for what brings the account back.
  ///
  /// @throws TrustRefused if the identity key did not sign it as one of that kind
  static RecoveryKeys recoveryKeys(
      RecoveryKind kind,
      AccountId account,
      VerifyingKey identity,
      org.lockstep.domain.account.RecoveryKeys shown) {
    var breach = new Breach.RecoveryKeyWrong(account, shown.number());
    var keys =
        usable(
            () ->
                new RecoveryKeys(
                    kind,
                    account.value(),
                    shown.number(),
                    SealingKey.of(shown.sealingKey().toArray()),
                    VerifyingKey.of(shown.verifier().toArray())),
            breach);
    if (!keys.verify(identity, shown.signature().toArray())) throw new TrustRefused(breach);
    return keys;
  }

  static <T> T usable(Supplier<T> reading, Breach otherwise) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | SealRefused e) {
      throw new TrustRefused(otherwise, e);
    }
  }
}
