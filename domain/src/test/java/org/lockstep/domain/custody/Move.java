package org.lockstep.domain.custody;

/// What can be tried in a random history. [Play] says how.
enum Move {
  OPEN_ACCOUNT,
  ADD_DEVICE,
  REVOKE_DEVICE,
  UPDATE_SOFTWARE,
  SET_RECOVERY_KEY,
  REMOVE_RECOVERY_KEY,
  TURN_ON,
  TURN_OFF,
  ROTATE_SERVICE,
  ROTATE_CIRCLE,
  ESCROW_SERVICE,
  DESTROY_SERVICE,
  CREATE_SHARE,
  INVITE,
  INVITE_WITH_GRANT,
  WITHDRAW,
  JOIN,
  LEAVE,
  REMOVE,
  CHANGE_ROLE,
  OPEN_LINK,
  CLOSE_LINK,
  START_COLLABORATION,
  END_COLLABORATION,
  OPEN_SESSION,
  CLOSE_SESSION,
  START_EPOCH,
  GRANT,
  ESCROW_SHARE,
  DESTROY_SHARE,
  END_SHARE,
  CLOSE_ACCOUNT,
  MEET;

  /// One try.
  ///
  /// @param who the account that acts
  /// @param other the account, device or obligation that it is about
  /// @param share which share
  /// @param variant small numbers make odd commands, most of which are refused
  /// @param lag how many commands old the facts are that the server decides by
  record Step(Move move, int who, int other, int share, int variant, int lag) {
    boolean isOdd(int which) {
      return variant == which;
    }

    @Override
    public String toString() {
      return "%s(who %d, other %d, share %d, variant %d, lag %d)"
          .formatted(move, who, other, share, variant, lag);
    }
  }
}
