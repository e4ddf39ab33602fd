package org.lockstep.api.problem;

import java.util.Optional;
import org.lockstep.domain.account.UnmetCondition;
import org.lockstep.domain.account.UnmetCondition.DeviceSoftwareTooOld;
import org.lockstep.domain.account.UnmetCondition.DeviceTooYoung;
import org.lockstep.domain.account.UnmetCondition.ForbiddenByOperator;
import org.lockstep.domain.account.UnmetCondition.RecoveryMethodMissing;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.AccountMessages.UnmetView;

/// Words for what stands between an account and Advanced Data Protection (R04).
public final class Unmet {
  private Unmet() {}

  /// The condition as responses tell it.
  public static UnmetView view(UnmetCondition condition) {
    return new UnmetView(name(condition), device(condition), remedy(condition));
  }

  static String name(UnmetCondition condition) {
    return Kebab.of(condition.getClass());
  }

  private static Optional<DeviceId> device(UnmetCondition condition) {
    return switch (condition) {
      case RecoveryMethodMissing _, ForbiddenByOperator _ -> Optional.empty();
      case DeviceSoftwareTooOld old -> Optional.of(old.device());
      case DeviceTooYoung young -> Optional.of(young.device());
    };
  }

  static String remedy(UnmetCondition condition) {
    return switch (condition) {
      case RecoveryMethodMissing _ ->
          "Make a recovery key first, or let recovery contacts confirm.";
      case DeviceSoftwareTooOld(_, var platform, _, var minimum) ->
          minimum
              .map(
                  version -> "Update the device to " + platform + " " + version + ", or revoke it.")
              .orElse("Revoke the device: its platform does not support the mode.");
      case DeviceTooYoung young ->
          "Use an older device, or wait until this one has been trusted for %s."
              .formatted(young.minimum());
      case ForbiddenByOperator _ -> "Ask the operator of this server to allow the mode.";
    };
  }
}
