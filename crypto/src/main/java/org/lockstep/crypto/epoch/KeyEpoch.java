package org.lockstep.crypto.epoch;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.tuple.Tuple;

/// One generation of one owner's secret.
///
/// @param kind what the secret is for
/// @param owner the id of the account or share
/// @param number its generation, from 1
public record KeyEpoch(KeyKind kind, String owner, long number) {
  /// Refuses an empty owner and a number below 1 with an [IllegalArgumentException].
  public KeyEpoch {
    if (owner.isEmpty()) throw new IllegalArgumentException("an epoch has an owner");
    if (number < 1) throw new IllegalArgumentException("epochs are counted from 1");
  }

  /// An epoch of an account's circle secret.
  public static KeyEpoch circle(String account, long number) {
    return new KeyEpoch(KeyKind.CIRCLE, account, number);
  }

  /// An epoch of an account's service secret.
  public static KeyEpoch service(String account, long number) {
    return new KeyEpoch(KeyKind.SERVICE, account, number);
  }

  /// A generation of the key of an account's messages.
  public static KeyEpoch messages(String account, long number) {
    return new KeyEpoch(KeyKind.MESSAGES, account, number);
  }

  /// An epoch of a share's secret.
  public static KeyEpoch share(String share, long number) {
    return new KeyEpoch(KeyKind.SHARE, share, number);
  }

  /// The epoch after this one.
  public KeyEpoch next() {
    return new KeyEpoch(kind, owner, Math.addExact(number, 1));
  }

  /// The epoch before this one; the first has none, which is an [IllegalStateException].
  public KeyEpoch previous() {
    if (number == 1) throw new IllegalStateException("the first epoch has none before it");
    return new KeyEpoch(kind, owner, number - 1);
  }

  /// What the owner publishes so that all who hold the secret know it is the same: 32 bytes.
  public byte[] commitment(Secret secret) {
    return secret.commitment(commitmentContext());
  }

  /// Whether this is the secret of that commitment, in constant time.
  public boolean isCommittedTo(Secret secret, byte[] commitment) {
    return secret.matches(commitmentContext(), commitment);
  }

  /// A tuple that names this epoch, for further fields to follow.
  public Tuple tuple(String label) {
    return Tuple.of(label).text(kind.text()).text(owner).number(number);
  }

  private Tuple commitmentContext() {
    return tuple("lockstep/epoch-commitment/1");
  }
}
