package org.lockstep.api.live;

import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.lockstep.realtime.access.Refusal;

/// What a device may do with the live documents of a share, as the views know it. Safe for all
/// threads.
final class LiveRights {
  private final ReadModels models;

  LiveRights(ReadModels models) {
    this.models = models;
  }

  /// What is allowed.
  sealed interface Rights {}

  /// As much as a role allows.
  record Allowed(Role role) implements Rights {}

  /// Nothing.
  record Denied(Refusal reason) implements Rights {}

  /// What the views allow at this moment.
  ///
  /// @param most what may be allowed at all, whatever the account's role
  Rights of(ShareId share, AccountId account, DeviceId device, Role most) {
    return models.consistently(
        () -> {
          if (!isTrusted(account, device)) return new Denied(Refusal.UNAUTHORIZED);
          return models
              .shares()
              .protection(share)
              .map(found -> of(found.state(), account, most))
              .orElseGet(() -> new Denied(Refusal.FORBIDDEN));
        });
  }

  private boolean isTrusted(AccountId account, DeviceId device) {
    return models
        .accounts()
        .trusted(device)
        .filter(found -> found.account().equals(account))
        .isPresent();
  }

  private static Rights of(ShareState state, AccountId account, Role most) {
    return switch (state) {
      case ShareState.Unborn _ -> new Denied(Refusal.FORBIDDEN);
      case ShareState.Ended _ -> new Denied(Refusal.DELETED);
      case ShareState.Active share when !share.collaboration() -> new Denied(Refusal.UNAUTHORIZED);
      case ShareState.Active share ->
          share
              .roleOf(account)
              .<Rights>map(role -> new Allowed(lesser(role, most)))
              .orElseGet(() -> new Denied(Refusal.FORBIDDEN));
    };
  }

  private static Role lesser(Role one, Role other) {
    return one.compareTo(other) > 0 ? one : other; // from the most powerful role down
  }
}
