package org.lockstep.domain.share;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;

/// What a share's events add up to.
public sealed interface ShareState {
  /// Before the first event.
  ShareState UNBORN = new Unborn();

  /// There is no such share yet.
  record Unborn() implements ShareState {}

  /// A share that has ended, as it last was.
  record Ended(Active last) implements ShareState {}

  /// An open "anyone with the link" link.
  record Link(LinkId id, Bytes verifier) {}

  /// A share that lives.
  ///
  /// @param participants in the order in which they joined
  /// @param invitations who is invited, and as what
  /// @param keys where its secret stands
  /// @param session who opened the live session that is open
  record Active(
      ShareId share,
      ShareKind kind,
      AccountId owner,
      boolean guarded,
      boolean editorsMayInvite,
      Map<AccountId, Role> participants,
      Map<AccountId, Role> invitations,
      ShareKeys keys,
      Optional<Link> link,
      boolean collaboration,
      Optional<Actor> session)
      implements ShareState {
    /// Takes the maps over: whoever makes one changes them no more.
    public Active {
      participants = Collections.unmodifiableMap(participants);
      invitations = Collections.unmodifiableMap(invitations);
    }

    /// The role of a participant.
    public Optional<Role> roleOf(AccountId account) {
      return Optional.ofNullable(participants.get(account));
    }

    /// Whether policy calls for the vault to hold the share's key: a link, live work, or a kind
    /// that is never end-to-end.
    public boolean callsForEscrow() {
      return link.isPresent() || collaboration || !kind.endToEndPossible();
    }

    /// Whether the vault holds a key that nothing calls for any more.
    public boolean owesDestruction() {
      return keys.held() > 0 && !callsForEscrow();
    }

    /// The same share without its guard: for trying what the guard forbids (R64, R65).
    public Active unguarded() {
      return new Active(
          share,
          kind,
          owner,
          false,
          editorsMayInvite,
          participants,
          invitations,
          keys,
          link,
          collaboration,
          session);
    }

    Active withPeople(Map<AccountId, Role> joined, Map<AccountId, Role> invited) {
      return new Active(
          share,
          kind,
          owner,
          guarded,
          editorsMayInvite,
          joined,
          invited,
          keys,
          link,
          collaboration,
          session);
    }

    Active withKeys(ShareKeys now) {
      return new Active(
          share,
          kind,
          owner,
          guarded,
          editorsMayInvite,
          participants,
          invitations,
          now,
          link,
          collaboration,
          session);
    }

    Active withOpenings(Optional<Link> nowLink, boolean nowCollaboration) {
      return new Active(
          share,
          kind,
          owner,
          guarded,
          editorsMayInvite,
          participants,
          invitations,
          keys,
          nowLink,
          nowCollaboration,
          session);
    }

    Active withSession(Optional<Actor> now) {
      return new Active(
          share,
          kind,
          owner,
          guarded,
          editorsMayInvite,
          participants,
          invitations,
          keys,
          link,
          collaboration,
          now);
    }

    /// The one who owned it is an editor from here on.
    Active ownedBy(AccountId account) {
      var roles = plus(plus(participants, owner, Role.EDITOR), account, Role.OWNER);
      return new Active(
          share,
          kind,
          account,
          guarded,
          editorsMayInvite,
          roles,
          invitations,
          keys,
          link,
          collaboration,
          session);
    }

    Active invited(AccountId account, Role role) {
      return withPeople(participants, plus(invitations, account, role));
    }

    Active uninvited(AccountId account) {
      return withPeople(participants, minus(invitations, account));
    }

    Active joined(AccountId account, Role role) {
      return withPeople(plus(participants, account, role), minus(invitations, account));
    }

    Active parted(AccountId account) {
      return withPeople(minus(participants, account), invitations);
    }

    private static Map<AccountId, Role> plus(Map<AccountId, Role> map, AccountId a, Role role) {
      var changed = new LinkedHashMap<>(map);
      changed.put(a, role);
      return changed;
    }

    private static Map<AccountId, Role> minus(Map<AccountId, Role> map, AccountId a) {
      var changed = new LinkedHashMap<>(map);
      changed.remove(a);
      return changed;
    }
  }
}
