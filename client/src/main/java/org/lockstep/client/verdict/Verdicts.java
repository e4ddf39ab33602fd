package org.lockstep.client.verdict;

import java.util.List;
import org.lockstep.domain.custody.Key;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.ProtectionMessages.Forecast;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;

/// Verdicts on shares: computed on this device from verified events, and held against the server's.
public final class Verdicts {
  Verdicts() {}

  /// The verdict now.
  ///
  /// @throws org.lockstep.client.failure.VerdictDisputed if the server says another
  /// @throws org.lockstep.client.failure.TrustRefused if its history must not be believed
  public ProtectionView status(ShareId share) {
    return later();
  }

  /// The verdict at a point of the past.
  ///
  /// @throws org.lockstep.client.failure.VerdictDisputed if the server says another
  /// @throws org.lockstep.client.failure.TrustRefused if its history must not be believed
  public ProtectionView status(ShareId share, At at) {
    return later();
  }

  /// How the vault has come to reach the share's current key, as of a verdict: a shortest chain of
  /// keys, the vault's first, each opening a seal that holds the next; empty if it has not.
  public List<Key> why(ProtectionView verdict) {
    throw new UnsupportedOperationException("not yet");
  }

  /// What inviting the account of a handle would make of the verdict.
  public Forecast previewInvite(ShareId share, String handle) {
    return later();
  }

  /// What a link would make of the verdict.
  public Forecast previewLink(ShareId share) {
    return later();
  }

  /// What live work would make of the verdict.
  public Forecast previewCollaboration(ShareId share) {
    return later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
