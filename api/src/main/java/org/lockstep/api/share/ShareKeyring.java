package org.lockstep.api.share;

import java.util.List;
import org.lockstep.api.custody.GrantChecks;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.ShareRejection.EpochWrong;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.ShareMessages.KeyEpoch;
import org.springframework.stereotype.Component;

/// What is published about the secrets of living shares.
@Component
final class ShareKeyring {
  private final ReadModels models;
  private final GrantChecks checks;

  ShareKeyring(ReadModels models, GrantChecks checks) {
    this.models = models;
    this.checks = checks;
  }

  /// Checks that the calling device made these grants, of the share's current secret.
  ///
  /// @throws Refused if not
  void requireGenuine(List<Grant> grants, ShareState state, Caller caller) {
    if (grants.isEmpty() || !(state instanceof ShareState.Active share)) return;
    int current = share.keys().current();
    requireGenuine(
        new GrantChecks.Granted(
            share.share(), current, commitment(share, current), share.kind().category()),
        grants,
        caller);
  }

  /// Checks that the calling device made these grants.
  ///
  /// @throws Refused if not
  void requireGenuine(GrantChecks.Granted granted, List<Grant> grants, Caller caller) {
    checks.signatures(granted, grants, caller);
  }

  /// What was published about an epoch's secret.
  ///
  /// @throws Refused if the share has not had that epoch
  Bytes commitment(ShareState.Active share, int epoch) {
    return models.shares().keys(share.share(), share.owner()).epochs().stream()
        .filter(known -> known.number() == epoch)
        .map(KeyEpoch::commitment)
        .findFirst()
        .orElseThrow(() -> new Refused(new EpochWrong(share.keys().current(), epoch)));
  }
}
