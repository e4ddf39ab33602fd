package org.lockstep.vault;

/// One use of a key of the vault: which key, why, and for whom (R101).
///
/// @param key the very secret that is handed out, not the one from which the vault walks to it
/// @param reason why; never blank, since a use without a reason does not exist
/// @param beneficiary for whom: the id of a link, a device or an account; never blank
public record KeyUse(KeyName key, String reason, String beneficiary) {
  /// Refuses a blank reason or beneficiary with an [IllegalArgumentException].
  public KeyUse {
    if (reason.isBlank()) throw new IllegalArgumentException("a key is used for a reason");
    if (beneficiary.isBlank()) throw new IllegalArgumentException("a key is used for somebody");
  }
}
