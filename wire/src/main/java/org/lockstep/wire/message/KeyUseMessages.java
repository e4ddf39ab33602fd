package org.lockstep.wire.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.keyuse.KeyRef;
import org.lockstep.domain.keyuse.KeyUsed.Reason;

/// Messages about the uses that the server made of keys in its vault (R101).
public final class KeyUseMessages {
  private KeyUseMessages() {}

  /// `GET /v1/vault/log`: a page, in the order of the history.
  ///
  /// @param next what `after` is to be for the following page, empty on the last
  public record VaultLog(List<UseView> uses, Optional<Long> next) {
    /// Copies the list.
    public VaultLog {
      uses = List.copyOf(uses);
    }
  }

  /// One use.
  ///
  /// @param position where in the history it is recorded
  /// @param key which key
  /// @param reason why
  /// @param beneficiary for whom: the id of a link, a device or an account
  public record UseView(long position, Instant at, KeyRef key, Reason reason, String beneficiary) {}
}
