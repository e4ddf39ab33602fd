package org.lockstep.storage.documents;

import org.lockstep.storage.StorageException;

/// Somebody else has moved the token: the batch may have been applied already. Nothing was written.
public final class TokenConflict extends StorageException {
  private static final long serialVersionUID = 1L;

  private final long actual;

  public TokenConflict(Token token, long actual) {
    super("Token %s stands at %d, not at %d.".formatted(token.name(), actual, token.before()));
    this.actual = actual;
  }

  /// Where the token stands.
  public long actual() {
    return actual;
  }
}
