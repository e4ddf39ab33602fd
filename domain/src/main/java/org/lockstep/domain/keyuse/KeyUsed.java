package org.lockstep.domain.keyuse;

import org.lockstep.domain.Event;
import org.lockstep.domain.id.UseId;

/// The vault was told to use a key: recorded before it does.
///
/// @param key which key
/// @param reason why
/// @param beneficiary for whom: the id of a link, a device or an account
public record KeyUsed(UseId use, KeyRef key, Reason reason, String beneficiary) implements Event {
  @Override
  public String streamId() {
    return use.value();
  }

  /// Why the server uses a key.
  public enum Reason {
    /// Somebody reads by an "anyone with the link" link.
    LINK_VIEW,

    /// Somebody works live on a document of a share.
    LIVE_SESSION,

    /// A trusted device reads or writes data under a key that the server made.
    OWN_DATA
  }
}
