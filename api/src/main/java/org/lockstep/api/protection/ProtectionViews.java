package org.lockstep.api.protection;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockstep.api.account.Handles;
import org.lockstep.domain.Moment;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Cause;
import org.lockstep.domain.custody.Exposure;
import org.lockstep.domain.custody.Obligation;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.custody.Since;
import org.lockstep.domain.custody.Verdict;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareState;
import org.lockstep.wire.message.ProtectionMessages.CauseName;
import org.lockstep.wire.message.ProtectionMessages.CauseView;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;
import org.lockstep.wire.message.ProtectionMessages.ParticipantView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;
import org.springframework.stereotype.Component;

/// Tells a share's protection, at whatever position, with the handles of those whom it is about.
///
/// Who asks does not matter: all are told the same (R62).
@Component
public final class ProtectionViews {
  private static final Comparator<ParticipantView> OWNER_FIRST =
      Comparator.comparing((ParticipantView p) -> p.role() != Role.OWNER)
          .thenComparing(p -> p.account().value());

  private final Handles handles;

  /// With these handles.
  public ProtectionViews(Handles handles) {
    this.handles = handles;
  }

  /// The protection of a share that has begun.
  ///
  /// @param position the last one that it takes into account
  ProtectionView show(ShareProtection protection, Optional<Personal> title, long position) {
    var share = protection.share().orElseThrow();
    return new ProtectionView(
        share.share(),
        share.kind(),
        title.flatMap(Personal::text).orElse(""),
        position,
        protection.state() instanceof ShareState.Ended,
        verdict(protection.verdict()),
        participants(share, protection),
        protection.exposures().stream().map(this::exposure).toList(),
        protection.reached());
  }

  /// A verdict, by itself or as a forecast.
  public VerdictView verdict(Verdict verdict) {
    return new VerdictView(
        verdict.encryption(),
        verdict.keyStorage(),
        verdict.causes().stream().map(c -> cause(c.what(), Optional.of(c.since()))).toList(),
        verdict.pending().stream().map(this::obligation).toList(),
        verdict.epoch());
  }

  private List<ParticipantView> participants(ShareState.Active share, ShareProtection protection) {
    return share.participants().entrySet().stream()
        .map(p -> participant(p.getKey(), p.getValue(), protection))
        .sorted(OWNER_FIRST)
        .toList();
  }

  /// A participant is `STANDARD` exactly where that is one of the causes (R50): so its mode at any
  /// position is part of the protection at that position.
  private ParticipantView participant(AccountId account, Role role, ShareProtection protection) {
    boolean standard = protection.causes().containsKey(new Cause.Participant(account));
    var mode = standard ? ProtectionMode.STANDARD : ProtectionMode.ADVANCED;
    return new ParticipantView(account, handles.of(account), role, mode);
  }

  private ExposureView exposure(Exposure exposure) {
    return new ExposureView(
        exposure.from().at(),
        exposure.from().position(),
        exposure.to().map(Moment::at),
        exposure.to().map(Moment::position),
        exposure.causes().stream().map(cause -> cause(cause, Optional.empty())).toList());
  }

  private CauseView cause(Cause cause, Optional<Moment> since) {
    var account = about(cause);
    return new CauseView(
        name(cause),
        account,
        account.flatMap(handles::of),
        since.map(Moment::at),
        since.map(Moment::position));
  }

  private static CauseName name(Cause cause) {
    return switch (cause) {
      case Cause.Participant _ -> CauseName.PARTICIPANT;
      case Cause.OpenLink _ -> CauseName.LINK;
      case Cause.LiveCollaboration _ -> CauseName.COLLABORATION;
      case Cause.Kind _ -> CauseName.KIND;
    };
  }

  private static Optional<AccountId> about(Cause cause) {
    return switch (cause) {
      case Cause.Participant(var account) -> Optional.of(account);
      case Cause.OpenLink _, Cause.LiveCollaboration _, Cause.Kind _ -> Optional.empty();
    };
  }

  private ObligationView obligation(Since<Obligation> owed) {
    var account = owed.what().debtor();
    return new ObligationView(
        name(owed.what()),
        Optional.empty(),
        account,
        account.flatMap(handles::of),
        owed.since().at(),
        owed.since().position());
  }

  private static ObligationName name(Obligation obligation) {
    return switch (obligation) {
      case Obligation.RotateShare _ -> ObligationName.ROTATE_SHARE;
      case Obligation.EscrowShare _ -> ObligationName.ESCROW_SHARE;
      case Obligation.SealToMember _ -> ObligationName.SEAL_TO_MEMBER;
      case Obligation.RotateService _ -> ObligationName.ROTATE_SERVICE;
      case Obligation.EscrowService _ -> ObligationName.ESCROW_SERVICE;
      case Obligation.DestroyEscrow _ -> ObligationName.DESTROY_ESCROW;
      case Obligation.DestroyServiceSecrets _ -> ObligationName.DESTROY_SERVICE_SECRETS;
    };
  }
}
