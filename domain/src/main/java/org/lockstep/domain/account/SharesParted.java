package org.lockstep.domain.account;

/// What became of the shares that a closed account was in, as counts.
///
/// @param ended it owned them, and nobody else could write in them
/// @param handedOver it owned them, and another participant took them over
/// @param left it took part in them
/// @param invitations it was invited to them
public record SharesParted(int ended, int handedOver, int left, int invitations) {
  /// None of any kind.
  public static final SharesParted NONE = new SharesParted(0, 0, 0, 0);

  /// These and those.
  public SharesParted and(SharesParted more) {
    return new SharesParted(
        ended + more.ended,
        handedOver + more.handedOver,
        left + more.left,
        invitations + more.invitations);
  }
}
