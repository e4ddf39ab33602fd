package org.lockstep.client.share;

import org.lockstep.domain.share.ShareKind;

/// A share to be created.
///
/// @param title readable by the server (R60)
/// @param guarded whether it refuses whatever would downgrade it (R65)
/// @param editorsMayInvite whether editors may invite, too
public record NewShare(ShareKind kind, String title, boolean guarded, boolean editorsMayInvite) {
  /// An ordinary share: not guarded, and its owner alone invites.
  public NewShare(ShareKind kind, String title) {
    this(kind, title, false, false);
  }
}
