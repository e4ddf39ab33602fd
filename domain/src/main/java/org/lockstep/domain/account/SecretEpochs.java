package org.lockstep.domain.account;

/// Where the epochs of one of an account's secrets stand.
///
/// Each epoch wraps its predecessor, so who reaches epoch *n* reaches all up to *n*; sets of epochs
/// are therefore told by their
/// largest member, 0 for none.
///
/// @param current the epoch that new seals are made under
/// @param known up to which epoch the vault has ever reached it: knowledge does not un-happen
/// @param held up to which epoch the vault holds it now
/// @param compromised up to which epoch it may be in wrong hands: a revoked device held it, or a
///     recovery handed it over
public record SecretEpochs(int current, int known, int held, int compromised) {
  static final SecretEpochs FIRST = new SecretEpochs(1, 0, 0, 0);

  /// Whether a trusted device owes a rotation because a revoked device held the current epoch, or a
  /// recovery handed it over (R59, R72, R87).
  public boolean isCompromised() {
    return compromised >= current;
  }

  /// Whether the vault has ever reached the current epoch.
  public boolean isKnown() {
    return known >= current;
  }

  SecretEpochs rotated(int next) {
    return new SecretEpochs(next, known, held, compromised);
  }

  SecretEpochs escrowed(int epoch) {
    return new SecretEpochs(current, Math.max(known, epoch), Math.max(held, epoch), compromised);
  }

  SecretEpochs destroyed() {
    return new SecretEpochs(current, known, 0, compromised);
  }

  SecretEpochs leaked() {
    return new SecretEpochs(current, known, held, current);
  }
}
