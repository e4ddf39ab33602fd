package org.lockstep.domain.share;

import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;

/// What accounts know that a share's rules ask for, read when the command arrived.
///
/// A fact may be outdated by the time the events are recorded. Nothing rests on that: verdicts are
/// computed from the events alone.
///
/// @param accounts the accounts that the command or the share names
public record ShareFacts(Map<AccountId, Member> accounts) {
  /// Copies the map.
  public ShareFacts {
    accounts = Map.copyOf(accounts);
  }

  /// What is known of an account, if it exists.
  public Optional<Member> of(AccountId account) {
    return Optional.ofNullable(accounts.get(account));
  }

  boolean isAdvanced(AccountId account) {
    return of(account).filter(member -> member.mode() == ProtectionMode.ADVANCED).isPresent();
  }

  /// One account.
  ///
  /// @param serviceEpoch the current epoch of its service secret
  public record Member(ProtectionMode mode, int serviceEpoch) {}
}
