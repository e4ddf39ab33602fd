package org.lockstep.projections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Moment;
import org.lockstep.domain.custody.Obligation;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.custody.Since;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.storage.documents.Documents;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;

/// What is owed now, by whoever can meet it. Safe for use by many threads.
public final class ObligationModel {
  private final AccountModel accounts;
  private final ShareModel shares;
  private final Documents documents;
  private final Gate gate;

  ObligationModel(AccountModel accounts, ShareModel shares, Documents documents, Gate gate) {
    this.accounts = accounts;
    this.shares = shares;
    this.documents = documents;
    this.gate = gate;
  }

  /// What the account's devices can meet, oldest first: what it owes for itself, and what is owed
  /// to the shares in which it may write.
  public List<Owed> of(AccountId account) {
    var owed = new ArrayList<>(accounts.obligations(account));
    for (var share : shares.ofAccount(account)) {
      shares.protection(share).ifPresent(p -> owed.addAll(toShare(share, account, p)));
    }
    owed.sort(Comparator.comparing(Owed::since));
    return List.copyOf(owed);
  }

  /// What the server owes: the destruction of keys that nothing calls for any more.
  public List<Owed> ofServer() {
    var owed = new ArrayList<>(accounts.owedByServer());
    for (var share : mayOweDestruction()) {
      shares
          .protection(share)
          .map(p -> p.pending().get(new Obligation.DestroyEscrow()))
          .ifPresent(since -> owed.add(destroyEscrow(share, since)));
    }
    owed.sort(Comparator.comparing(Owed::since));
    return List.copyOf(owed);
  }

  private List<ShareId> mayOweDestruction() {
    return gate.reading(
        () ->
            Collections.keys(documents, Collections.DESTRUCTIONS, Collections.SHARE).stream()
                .map(ShareId::new)
                .toList());
  }

  private static List<Owed> toShare(ShareId share, AccountId account, ShareProtection protection) {
    boolean mayWrite =
        protection.share().flatMap(s -> s.roleOf(account)).filter(Role::mayWrite).isPresent();
    if (!mayWrite) return List.of();
    return protection.verdict().pending().stream()
        .flatMap(since -> byMember(share, since).stream())
        .toList();
  }

  /// What a member's device can meet for the share; an account's own duties are told once, as its
  /// own.
  private static Optional<Owed> byMember(ShareId share, Since<Obligation> owed) {
    var toShare = Optional.of(share);
    return switch (owed.what()) {
      case Obligation.RotateShare _ ->
          Optional.of(
              new Owed(ObligationName.ROTATE_SHARE, toShare, Optional.empty(), owed.since()));
      case Obligation.EscrowShare _ ->
          Optional.of(
              new Owed(ObligationName.ESCROW_SHARE, toShare, Optional.empty(), owed.since()));
      case Obligation.SealToMember(var member) ->
          Optional.of(
              new Owed(ObligationName.SEAL_TO_MEMBER, toShare, Optional.of(member), owed.since()));
      case Obligation.RotateService _,
          Obligation.EscrowService _,
          Obligation.DestroyEscrow _,
          Obligation.DestroyServiceSecrets _ ->
          Optional.empty();
    };
  }

  private static Owed destroyEscrow(ShareId share, Moment since) {
    return new Owed(ObligationName.DESTROY_ESCROW, Optional.of(share), Optional.empty(), since);
  }
}
