package org.lockstep.client.account;

import java.util.NavigableMap;
import java.util.Optional;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.trust.RecoveredAccount;
import org.lockstep.client.trust.RecoveredAccount.Epoch;
import org.lockstep.crypto.account.IdentitySeal;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.recovery.RecoveryContents;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.crypto.recovery.RecoveryRoot;
import org.lockstep.crypto.recovery.RecoverySeal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.RecoveryMessages.RecoveryPackage;

/// What a recovery key opens: the account's identity and its current secrets. Lives in memory only.
///
/// Guarantees: the identity key is the one that signed the account's whole history; each secret is
/// the one that the newest epoch of that history committed to; those of the packet lie on the chain
/// that leads back from it.
///
/// @param identity signs the next roster
record RecoveredSecrets(
    RecoveredAccount found, SigningKey identity, EpochSecret circle, EpochSecret service) {
  /// Opens what the server gave.
  ///
  /// @param root the recovery key, stretched as the packet says
  /// @throws TrustRefused if it is not what the account left there
  static RecoveredSecrets open(AccountId account, RecoveryRoot root, RecoveryPackage given) {
    return open(account, RecoveryMethod.KEY, root, given);
  }

  /// Opens what the server gave for a recovery method.
  ///
  /// @param root what the method's packet was made with
  /// @throws TrustRefused if it is not what the account left there
  static RecoveredSecrets open(
      AccountId account, RecoveryMethod method, RecoveryRoot root, RecoveryPackage given) {
    try {
      var contents = RecoveryPacket.open(root, account.value(), given.packet().toArray());
      var found = RecoveredAccount.of(account, contents.identity().publicKey(), given.events());
      return new Opening(account, method, root, found).open(contents, given);
    } catch (SealRefused e) {
      throw new TrustRefused(new Breach.RecoveryWrong(account, "it does not open"), e);
    }
  }

  private record Opening(
      AccountId account, RecoveryMethod method, RecoveryRoot root, RecoveredAccount found) {
    RecoveredSecrets open(RecoveryContents contents, RecoveryPackage given) {
      requireKey();
      return new RecoveredSecrets(
          found,
          contents.identity(),
          current(contents.circle(), found.circle(), given.circle()),
          current(contents.service(), found.service(), given.service()));
    }

    private void requireKey() {
      boolean ours =
          found
              .recovery(method)
              .filter(key -> key.equals(root.keys(key.kind(), account.value(), key.number())))
              .isPresent();
      if (!ours) throw wrong("its recovery key is another one");
    }

    private EpochSecret current(
        EpochSecret kept, NavigableMap<Integer, Epoch> epochs, Optional<Bytes> seal) {
      int first = Math.toIntExact(kept.epoch().number());
      int newest = epochs.lastKey();
      if (newest < first) throw wrong("its history is older than the recovery key");
      var secret = newest == first ? kept : opened(kept.epoch(), newest, epochs, seal);
      requireChain(kept, secret, epochs);
      return secret;
    }

    private EpochSecret opened(
        KeyEpoch of, int newest, NavigableMap<Integer, Epoch> epochs, Optional<Bytes> seal) {
      var epoch = new KeyEpoch(of.kind(), of.owner(), newest);
      var given = seal.orElseThrow(() -> wrong("the newest secret is missing"));
      return RecoverySeal.open(
          root.openingKey(account.value()), epoch, given.toArray(), commitment(newest, epochs));
    }

    private void requireChain(
        EpochSecret kept, EpochSecret newest, NavigableMap<Integer, Epoch> epochs) {
      var secret = newest;
      for (long n = newest.epoch().number(); n > kept.epoch().number(); n--) {
        var previous = epoch(Math.toIntExact(n), epochs).previous();
        var before = commitment(Math.toIntExact(n - 1), epochs);
        secret = EpochBundle.open(secret, previous.toArray(), before);
      }
      var committed = commitment(Math.toIntExact(kept.epoch().number()), epochs);
      if (!kept.epoch().isCommittedTo(kept.secret(), committed)) {
        throw wrong("a secret is not the one of its history");
      }
    }

    private byte[] commitment(int number, NavigableMap<Integer, Epoch> epochs) {
      return epoch(number, epochs).commitment().toArray();
    }

    private Epoch epoch(int number, NavigableMap<Integer, Epoch> epochs) {
      var epoch = epochs.get(number);
      if (epoch == null) throw wrong("an epoch is missing");
      return epoch;
    }

    private TrustRefused wrong(String fault) {
      return new TrustRefused(new Breach.RecoveryWrong(account, fault));
    }
  }

  /// What the device that recovers keeps of them.
  Keyring keyring(RosterDevice device) {
    return new Keyring(
        Bytes.of(IdentitySeal.make(device, circle.epoch().owner(), identity)),
        Bytes.of(SecretSeal.make(device, circle)),
        Bytes.of(SecretSeal.make(device, service)));
  }

  @Override
  public String toString() {
    return "RecoveredSecrets[hidden]";
  }
}
