package org.lockstep.client.cli.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.ProtectionMessages.CauseName;
import org.lockstep.wire.message.ProtectionMessages.CauseView;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;
import org.lockstep.wire.message.ProtectionMessages.ParticipantView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

/// Verdicts to tell.
final class Views {
  static final ShareId SHARE = new ShareId("01h455vb4pex5vsknk084sn02q");
  static final AccountId ALICE = new AccountId("01h455vb4pex5vsknk084sn0aa");
  static final AccountId CAROL = new AccountId("01h455vb4pex5vsknk084sn0cc");
  static final Instant AT = Instant.parse("2026-03-03T10:02:11.5Z");

  private Views() {}

  static CauseView cause(CauseName cause) {
    return switch (cause) {
      case PARTICIPANT -> cause(cause, Optional.of(CAROL), Optional.of("carol"));
      case LINK, COLLABORATION, KIND -> cause(cause, Optional.empty(), Optional.empty());
    };
  }

  static CauseView cause(CauseName cause, Optional<AccountId> account, Optional<String> handle) {
    return new CauseView(cause, account, handle, Optional.of(AT), Optional.of(12L));
  }

  /// As an exposure tells it.
  static CauseView way(CauseName cause) {
    var since = cause(cause);
    return new CauseView(
        cause, since.account(), since.handle(), Optional.empty(), Optional.empty());
  }

  static ObligationView owed(ObligationName name) {
    return new ObligationView(
        name, Optional.empty(), Optional.of(CAROL), Optional.of("carol"), AT, 12);
  }

  static VerdictView endToEnd() {
    return new VerdictView(
        Encryption.END_TO_END, KeyStorage.TRUSTED_DEVICES, List.of(), List.of(), 2);
  }

  static VerdictView readable(List<CauseView> causes, List<ObligationView> pending) {
    return new VerdictView(
        Encryption.IN_TRANSIT_AND_ON_SERVER, KeyStorage.SERVER, causes, pending, 2);
  }

  static List<ParticipantView> people() {
    return List.of(
        new ParticipantView(ALICE, Optional.of("alice"), Role.OWNER, ProtectionMode.ADVANCED),
        new ParticipantView(CAROL, Optional.of("carol"), Role.EDITOR, ProtectionMode.STANDARD));
  }

  static ProtectionView view(VerdictView verdict, List<ExposureView> exposures) {
    return new ProtectionView(
        SHARE, ShareKind.FOLDER, "Plans", 42, false, verdict, people(), exposures, 1);
  }
}
