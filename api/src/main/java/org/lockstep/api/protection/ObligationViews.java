package org.lockstep.api.protection;

import java.util.List;
import org.lockstep.api.account.Handles;
import org.lockstep.projections.Owed;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;

/// Tells obligations with the handles of those whom they are about.
public final class ObligationViews {
  private final Handles handles;

  /// With these handles.
  public ObligationViews(Handles handles) {
    this.handles = handles;
  }

  /// The obligations, in their order.
  public List<ObligationView> show(List<Owed> owed) {
    return owed.stream().map(this::show).toList();
  }

  private ObligationView show(Owed owed) {
    return new ObligationView(
        owed.obligation(),
        owed.share(),
        owed.about(),
        owed.about().flatMap(handles::of),
        owed.since().at(),
        owed.since().position());
  }
}
