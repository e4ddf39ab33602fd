package org.lockstep.domain.custody;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand.EscrowServiceSecret;
import org.lockstep.domain.account.AccountCommand.RotateCircleSecret;
import org.lockstep.domain.account.AccountCommand.RotateServiceSecret;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand.GrantKey;
import org.lockstep.domain.share.ShareCommand.StartEpoch;
import org.lockstep.domain.share.ShareFacts;
import org.lockstep.domain.share.ShareState.Active;

/// Composes commands as a device would that sees the given states.
final class Composer {
  private Composer() {}

  /// The trusted device that acts for the account.
  static DeviceId deviceOf(Open open) {
    return devicesOf(open).getFirst();
  }

  static List<DeviceId> devicesOf(Open open) {
    return open.devices().keySet().stream().sorted(Comparator.comparing(DeviceId::value)).toList();
  }

  static Actor actor(Open open) {
    return new Actor(open.account(), deviceOf(open));
  }

  static List<AccountId> sorted(Set<AccountId> accounts) {
    return accounts.stream().sorted(Comparator.comparing(AccountId::value)).toList();
  }

  static RotateServiceSecret rotateService(Open open) {
    var epoch = Sample.service(open.service().current() + 1, open.devices().keySet());
    return new RotateServiceSecret(open.account(), deviceOf(open), epoch, open.recovery());
  }

  static RotateCircleSecret rotateCircle(Open open) {
    var epoch = Sample.circle(open.circle().current() + 1, open.devices().keySet());
    return new RotateCircleSecret(open.account(), deviceOf(open), epoch, open.recovery());
  }

  static EscrowServiceSecret escrowService(Open open) {
    return new EscrowServiceSecret(open.account(), deviceOf(open), open.service().current());
  }

  /// A new epoch for all participants, and on request for whoever is invited and may have it.
  static StartEpoch startEpoch(Active share, Actor by, ShareFacts facts, boolean alsoInvited) {
    var grants = new ArrayList<Grant>();
    for (var account : sorted(share.participants().keySet())) {
      grantTo(account, share, by, facts).ifPresent(grants::add);
    }
    if (alsoInvited) {
      for (var account : sorted(share.invitations().keySet())) {
        if (isAdvanced(account, facts)) {
          grantTo(account, share, by, facts).ifPresent(grants::add);
        }
      }
    }
    var epoch = Sample.epoch(share.keys().current() + 1, grants);
    return new StartEpoch(share.share(), epoch, by);
  }

  static GrantKey grantKey(Active share, AccountId account, Actor by, ShareFacts facts) {
    var grants = grantTo(account, share, by, facts).stream().toList();
    return new GrantKey(share.share(), share.keys().current(), grants, by);
  }

  /// A grant in the role that the account has or is invited to.
  static Optional<Grant> grantTo(AccountId account, Active share, Actor by, ShareFacts facts) {
    var invitedAs = Optional.ofNullable(share.invitations().get(account));
    var role = share.roleOf(account).or(() -> invitedAs).orElse(Role.EDITOR);
    return facts
        .of(account)
        .map(member -> Sample.grant(account, member.serviceEpoch(), role, by.device()));
  }

  private static boolean isAdvanced(AccountId account, ShareFacts facts) {
    return facts.of(account).filter(m -> m.mode() == ProtectionMode.ADVANCED).isPresent();
  }
}
