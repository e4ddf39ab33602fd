package org.lockstep.crypto.recovery;

/// What brings an account back. Each kind signs its keys under a label of its own, so that a server
/// cannot pass one off as another.
public enum RecoveryKind {
  /// The recovery key on paper.
  KEY("lockstep/recovery-keys/1"),
  /// What recovery contacts bring together.
  CONTACTS("lockstep/recovery-contacts-keys/1");

  private final String label;

  RecoveryKind(String label) {
    this.label = label;
  }

  /// The label of what is signed.
  String label() {
    return label;
  }
}
