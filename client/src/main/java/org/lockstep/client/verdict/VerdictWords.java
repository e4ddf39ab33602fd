package org.lockstep.client.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.client.trust.TrustedHistory;
import org.lockstep.domain.Moment;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Accounts;
import org.lockstep.domain.custody.Cause;
import org.lockstep.domain.custody.Exposure;
import org.lockstep.domain.custody.Obligation;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.custody.Since;
import org.lockstep.domain.custody.Verdict;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareState;
import org.lockstep.wire.message.ProtectionMessages.CauseName;
import org.lockstep.wire.message.ProtectionMessages.CauseView;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;
import org.lockstep.wire.message.ProtectionMessages.ParticipantView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

/// A computed verdict in the words of the wire. Names of people and things are left out: they are
/// sealed in the events, and the server's word.
final class VerdictWords {
  private VerdictWords() {}

  /// The verdict after the event at `position`.
  static ProtectionView of(TrustedHistory history, long position) {
    var then = history.at(position);
    return of(history.share(), then.protection(), then.accounts(), position);
  }

  /// The verdict of a protection as of `position`.
  ///
  /// @param accounts as they were then
  static ProtectionView of(
      ShareId id, ShareProtection protection, Accounts accounts, long position) {
    var share = protection.share().orElseThrow();
    var participants =
        share.participants().entrySet().stream()
            .map(
                member ->
                    new ParticipantView(
                        member.getKey(),
                        Optional.empty(),
                        member.getValue(),
                        accounts.isAdvanced(member.getKey())
                            ? ProtectionMode.ADVANCED
                            : ProtectionMode.STANDARD))
            .sorted(Comparator.comparing(member -> member.account().value()))
            .toList();
    return new ProtectionView(
        id,
        share.kind(),
        "",
        position,
        protection.state() instanceof ShareState.Ended,
        verdict(protection.verdict()),
        participants,
        exposures(protection),
        protection.reached());
  }

  /// A verdict with the handles of accounts, where they are known.
  static VerdictView verdict(Verdict verdict, Map<AccountId, String> handles) {
    var bare = verdict(verdict);
    var causes =
        bare.causes().stream()
            .map(
                cause ->
                    new CauseView(
                        cause.cause(),
                        cause.account(),
                        cause.account().map(handles::get),
                        cause.since(),
                        cause.sincePosition()))
            .toList();
    return new VerdictView(
        bare.encryption(), bare.keyStorage(), causes, bare.pending(), bare.epoch());
  }

  private static VerdictView verdict(Verdict verdict) {
    return new VerdictView(
        verdict.encryption(),
        verdict.keyStorage(),
        verdict.causes().stream().map(VerdictWords::cause).toList(),
        verdict.pending().stream().map(VerdictWords::obligation).toList(),
        verdict.epoch());
  }

  private static CauseView cause(Since<Cause> cause) {
    return cause(cause.what(), Optional.of(cause.since()));
  }

  private static CauseView cause(Cause cause, Optional<Moment> since) {
    return new CauseView(
        name(cause),
        cause instanceof Cause.Participant(var account) ? Optional.of(account) : Optional.empty(),
        Optional.empty(),
        since.map(Moment::at),
        since.map(Moment::position));
  }

  private static CauseName name(Cause cause) {
    return switch (cause) {
      case Cause.Participant _ -> CauseName.PARTICIPANT;
      case Cause.OpenLink() -> CauseName.LINK;
      case Cause.LiveCollaboration() -> CauseName.COLLABORATION;
      case Cause.Kind() -> CauseName.KIND;
    };
  }

  private static ObligationView obligation(Since<Obligation> owed) {
    Optional<AccountId> account = owed.what().debtor();
    return new ObligationView(
        name(owed.what()),
        Optional.empty(),
        account,
        Optional.empty(),
        owed.since().at(),
        owed.since().position());
  }

  private static ObligationName name(Obligation obligation) {
    return switch (obligation) {
      case Obligation.RotateShare() -> ObligationName.ROTATE_SHARE;
      case Obligation.EscrowShare() -> ObligationName.ESCROW_SHARE;
      case Obligation.SealToMember _ -> ObligationName.SEAL_TO_MEMBER;
      case Obligation.RotateService _ -> ObligationName.ROTATE_SERVICE;
      case Obligation.EscrowService _ -> ObligationName.ESCROW_SERVICE;
      case Obligation.DestroyEscrow() -> ObligationName.DESTROY_ESCROW;
      case Obligation.DestroyServiceSecrets _ -> ObligationName.DESTROY_SERVICE_SECRETS;
    };
  }

  private static List<ExposureView> exposures(ShareProtection protection) {
    return protection.exposures().stream().map(VerdictWords::exposure).toList();
  }

  private static ExposureView exposure(Exposure exposure) {
    return new ExposureView(
        exposure.from().at(),
        exposure.from().position(),
        exposure.to().map(Moment::at),
        exposure.to().map(Moment::position),
        exposure.causes().stream().map(cause -> cause(cause, Optional.empty())).toList());
  }
}
