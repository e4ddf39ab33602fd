package org.lockstep.api.live;

import java.util.Optional;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;

/// What is live now.
final class Live {
  private Live() {}

  /// A share that lives and whose live collaboration is on.
  static Optional<ShareState.Active> share(ReadModels models, ShareId share) {
    return models
        .shares()
        .protection(share)
        .map(found -> found.state())
        .filter(ShareState.Active.class::isInstance)
        .map(ShareState.Active.class::cast)
        .filter(ShareState.Active::collaboration);
  }
}
