package org.lockstep.domain.share;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// What accounts know that a share's rules ask for, read when the command arrived.
///
/// A fact may be outdated by the time the events are recorded. Nothing rests on that, since
/// verdicts
/// are computed from the events alone, with one exception: clients refuse a history in which a
/// device grants a key after it was revoked (R71). So whoever reads `devices` for a command that
/// grants keys lets no device leave a roster until the command is recorded.
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

  boolean isTrusted(DeviceId device, AccountId account) {
    return of(account).filter(member -> member.devices().contains(device)).isPresent();
  }

  /// One account.
  ///
  /// @param serviceEpoch the current epoch of its service secret
  /// @param devices those on its roster
  public record Member(ProtectionMode mode, int serviceEpoch, Set<DeviceId> devices) {
    /// Copies the set.
    public Member {
      devices = Set.copyOf(devices);
    }
  }
}
