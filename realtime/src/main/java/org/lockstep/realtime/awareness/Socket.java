package org.lockstep.realtime.awareness;

import java.util.HashSet;
import java.util.Set;
import org.lockstep.domain.id.AccountId;

/// One connection to a document, as the owner of the clients that it introduced. Has no equal but
/// itself.
public final class Socket {
  private final AccountId account;
  private final long joined;
  private final Set<Long> clients = new HashSet<>();

  Socket(AccountId account, long joined) {
    this.account = account;
    this.joined = joined;
  }

  AccountId account() {
    return account;
  }

  /// How many states had gone when it came.
  long joined() {
    return joined;
  }

  Set<Long> clients() {
    return clients;
  }
}
