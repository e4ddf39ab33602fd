package org.lockstep.domain.share;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import java.util.List;
import java.util.Set;
import org.lockstep.domain.Decision;
import org.lockstep.domain.share.ShareCommand.ChangeRole;
import org.lockstep.domain.share.ShareCommand.Invite;
import org.lockstep.domain.share.ShareCommand.Join;
import org.lockstep.domain.share.ShareCommand.Leave;
import org.lockstep.domain.share.ShareCommand.RemoveParticipant;
import org.lockstep.domain.share.ShareCommand.WithdrawInvitation;
import org.lockstep.domain.share.ShareEvent.InvitationWithdrawn;
import org.lockstep.domain.share.ShareEvent.KeyGranted;
import org.lockstep.domain.share.ShareEvent.ParticipantInvited;
import org.lockstep.domain.share.ShareEvent.ParticipantJoined;
import org.lockstep.domain.share.ShareEvent.ParticipantLeft;
import org.lockstep.domain.share.ShareEvent.ParticipantRemoved;
import org.lockstep.domain.share.ShareEvent.RoleChanged;
import org.lockstep.domain.share.ShareRejection.DowngradeKind;
import org.lockstep.domain.share.ShareState.Active;

/// Who may take part in a share, and how they come and go (R57, R59, R61, R63, R65).
final class ParticipationRules {
  private ParticipationRules() {}

  static Decision<ShareEvent, ShareRejection> invite(Invite c, Active share, ShareFacts facts) {
    var inviters = share.editorsMayInvite() ? ShareDecider.WRITERS : Set.of(Role.OWNER);
    var forbidden = ShareDecider.allow(c, share, inviters, "invite");
    if (forbidden.isPresent()) return forbidden.get();
    var account = c.account();
    if (c.role() == Role.OWNER) return reject(new ShareRejection.OwnerStays(account));
    if (facts.of(account).isEmpty()) return reject(new ShareRejection.InviteeUnknown(account));
    if (share.roleOf(account).isPresent()) {
      return reject(new ShareRejection.AlreadyParticipant(account));
    }
    if (share.invitations().containsKey(account)) {
      return reject(new ShareRejection.AlreadyInvited(account));
    }
    if (share.participants().size() + share.invitations().size()
        >= ShareDecider.PARTICIPANT_LIMIT) {
      return reject(new ShareRejection.ShareFull(ShareDecider.PARTICIPANT_LIMIT));
    }
    if (share.guarded() && !facts.isAdvanced(account)) {
      return ShareDecider.guardForbids(DowngradeKind.PARTICIPANT);
    }
    return inviteWithGrant(c, share, facts);
  }

  private static Decision<ShareEvent, ShareRejection> inviteWithGrant(
      Invite c, Active share, ShareFacts facts) {
    var invited = new ParticipantInvited(c.share(), c.account(), c.role(), c.by());
    if (c.grant().isEmpty()) return accept(invited);
    if (!facts.isAdvanced(c.account())) {
      return reject(new ShareRejection.NothingSealedBeforeAcceptance(c.account()));
    }
    int current = share.keys().current();
    int given = c.grant().get().epoch();
    if (given != current) return reject(new ShareRejection.EpochWrong(current, given));
    var grant = c.grant().get().grant();
    var afterwards = share.invited(c.account(), c.role());
    if (!grant.recipient().equals(c.account())) {
      return reject(new ShareRejection.GrantsWrong(Set.of(), Set.of(grant.recipient())));
    }
    return ShareDecider.answer(
        GrantRules.faultOfGrants(List.of(grant), c.by(), afterwards, facts),
        accept(invited, new KeyGranted(c.share(), current, grant)));
  }

  static Decision<ShareEvent, ShareRejection> withdraw(WithdrawInvitation c, Active share) {
    var account = c.account();
    boolean declines = c.by().account().equals(account);
    boolean isInvited = share.invitations().containsKey(account);
    if (share.roleOf(c.by().account()).isEmpty() && !(declines && isInvited)) {
      return reject(new ShareRejection.ShareUnknown(c.share()));
    }
    if (!isInvited) return reject(new ShareRejection.NotInvited(account));
    var withdrawn = new InvitationWithdrawn(c.share(), account, c.by());
    if (declines) return accept(withdrawn);
    return ShareDecider.allow(c, share, Set.of(Role.OWNER), "withdraw an invitation")
        .orElseGet(() -> accept(withdrawn));
  }

  static Decision<ShareEvent, ShareRejection> join(Join c, Active share, ShareFacts facts) {
    var account = c.by().account();
    if (share.roleOf(account).isPresent()) {
      return reject(new ShareRejection.AlreadyParticipant(account));
    }
    var role = share.invitations().get(account);
    if (role == null) return reject(new ShareRejection.ShareUnknown(c.share()));
    if (share.guarded() && !facts.isAdvanced(account)) {
      return ShareDecider.guardForbids(DowngradeKind.PARTICIPANT);
    }
    return accept(new ParticipantJoined(c.share(), account, role, c.by()));
  }

  static Decision<ShareEvent, ShareRejection> leave(Leave c, Active share) {
    var account = c.by().account();
    if (account.equals(share.owner())) return reject(new ShareRejection.OwnerStays(account));
    return accept(new ParticipantLeft(c.share(), account, c.by()));
  }

  static Decision<ShareEvent, ShareRejection> remove(RemoveParticipant c, Active share) {
    var forbidden = ShareDecider.allow(c, share, Set.of(Role.OWNER), "remove a participant");
    if (forbidden.isPresent()) return forbidden.get();
    var account = c.account();
    if (share.roleOf(account).isEmpty()) return reject(new ShareRejection.NotParticipant(account));
    if (account.equals(share.owner())) return reject(new ShareRejection.OwnerStays(account));
    return accept(new ParticipantRemoved(c.share(), account, c.by()));
  }

  static Decision<ShareEvent, ShareRejection> changeRole(ChangeRole c, Active share) {
    var forbidden = ShareDecider.allow(c, share, Set.of(Role.OWNER), "change a role");
    if (forbidden.isPresent()) return forbidden.get();
    var account = c.account();
    var role = share.roleOf(account);
    if (role.isEmpty()) return reject(new ShareRejection.NotParticipant(account));
    if (c.role() == Role.OWNER || role.get() == Role.OWNER) {
      return reject(new ShareRejection.OwnerStays(account));
    }
    if (role.get() == c.role()) return accept();
    return accept(new RoleChanged(c.share(), account, c.role(), c.by()));
  }
}
