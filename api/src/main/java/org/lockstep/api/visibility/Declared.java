package org.lockstep.api.visibility;

import static org.lockstep.wire.message.VisibilityMessages.Visibility.READABLE;
import static org.lockstep.wire.message.VisibilityMessages.Visibility.SEALED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.wire.message.VisibilityMessages.Visibility;

/// The declarations of what stored records hold as bytes or as text, by record and component.
final class Declared {
  private static final Map<String, Said> SAID = new HashMap<>();

  static {
    say(
        READABLE,
        "a public key, which others seal to or verify with",
        List.of(
            "AccountOpened.identityKey",
            "Device.signingKey",
            "Device.sealingKey",
            "ServiceEpoch.categoryKeys",
            "RecoveryKeys.sealingKey",
            "RecoveryKeys.verifier",
            "WebApproval.signingKey",
            "WebApproval.sealingKey",
            "LogBegun.keys",
            "LogBegun.vaultKey"));
    say(
        READABLE,
        "a signature, which everybody verifies",
        List.of(
            "RosterProof.signature",
            "CircleEpoch.signature",
            "ServiceEpoch.signature",
            "RecoveryKeys.signature",
            "WebApproval.signature",
            "MessagesKey.signature",
            "Grant.signature",
            "ItemVersion.signature",
            "DataVersion.signature"));
    say(
        READABLE,
        "a commitment or digest, from which nothing can be computed back",
        List.of(
            "CircleEpoch.commitment",
            "ServiceEpoch.commitment",
            "MessagesKey.commitment",
            "ShareEpoch.commitment",
            "RecoveryContactsSet.confirmations",
            "LinkOpened.verifier"));
    say(
        READABLE,
        "the digest of ciphertext, by which it is found; equal contents have different ones (R47)",
        List.of("ItemVersion.digest", "DataVersion.digest"));
    say(
        READABLE,
        "shown by who holds a part of a secret, and opens nothing",
        List.of("RecoveryContactConfirmed.token"));
    say(READABLE, "which software runs on a device (R03, R06)", List.of("Device.platform"));
    say(
        READABLE,
        "what the server itself did or is",
        List.of("KeyUsed.beneficiary", "KeyRef.owner", "LogBegun.origin", "LogBegun.cites"));
    say(
        READABLE,
        "what stays under standard protection in every mode, by category; at rest under the root"
            + " key",
        List.of("DataVersion.metadata"));
    say(
        SEALED,
        "the key of the item's category, which the table of the account tells of",
        List.of("DataVersion.name", "DataVersion.contentKey"));
    say(
        SEALED,
        "the keys of the account's trusted devices",
        List.of(
            "AccountOpened.identitySeal",
            "CircleEpoch.seals",
            "ServiceEpoch.seals",
            "Keyring.identity",
            "Keyring.circle",
            "Keyring.service"));
    say(
        SEALED,
        "the next secret of the same chain",
        List.of(
            "CircleEpoch.previous",
            "ServiceEpoch.previous",
            "ShareEpoch.previous",
            "MessagesKey.previous"));
    say(SEALED, "the account's circle secret", List.of("MessagesKey.kept"));
    say(SEALED, "the key of the account's backup (R33)", List.of("BackupCopy.seal"));
    say(SEALED, "a participant's category key", List.of("Grant.seal"));
    say(SEALED, "the share's secret", List.of("ItemVersion.name", "ItemVersion.contentKey"));
  }

  private Declared() {}

  /// A declaration.
  record Said(Visibility visibility, String reason) {}

  private static void say(Visibility visibility, String reason, List<String> components) {
    for (var component : components) {
      if (SAID.put(component, new Said(visibility, reason)) != null) {
        throw new IllegalStateException("declared twice: " + component);
      }
    }
  }

  /// What is declared of a component such as `Grant.seal`.
  static Optional<Said> of(String component) {
    return Optional.ofNullable(SAID.get(component));
  }

  /// Every component that is declared.
  static Set<String> all() {
    return Set.copyOf(SAID.keySet());
  }
}
