package org.lockstep.domain.share;

import java.util.ArrayList;
import java.util.List;

/// Which epochs of a share's secret the keys of one account open.
///
/// Whoever has the account's service secret of an epoch has all its earlier ones, and whoever has
/// an epoch of the share has all its earlier ones. So only those grants are kept that open more
/// than the ones to earlier service secrets do.
///
/// @param steps growing in both numbers
public record GrantedEpochs(List<Step> steps) {
  static final GrantedEpochs NONE = new GrantedEpochs(List.of());

  /// Copies the list.
  public GrantedEpochs {
    steps = List.copyOf(steps);
  }

  /// From this epoch of the service secret on, that epoch of the share is open.
  public record Step(int serviceEpoch, int shareEpoch) {}

  /// The newest epoch of the share that the service secrets up to `serviceEpoch` open; 0 if none.
  public int newest(int serviceEpoch) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).serviceEpoch() <= serviceEpoch) return steps.get(i).shareEpoch();
    }
    return 0;
  }

  /// The newest epoch of the share that any of the account's keys opens; 0 if none does.
  public int newest() {
    return steps.isEmpty() ? 0 : steps.getLast().shareEpoch();
  }

  GrantedEpochs and(int serviceEpoch, int shareEpoch) {
    if (newest(serviceEpoch) >= shareEpoch) return this;
    var all = new ArrayList<Step>(steps.size() + 1);
    for (var step : steps) {
      if (step.serviceEpoch() < serviceEpoch) all.add(step);
    }
    all.add(new Step(serviceEpoch, shareEpoch));
    for (var step : steps) {
      if (step.serviceEpoch() > serviceEpoch && step.shareEpoch() > shareEpoch) all.add(step);
    }
    return new GrantedEpochs(all);
  }
}
