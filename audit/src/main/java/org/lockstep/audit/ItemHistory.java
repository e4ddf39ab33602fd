package org.lockstep.audit;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.audit.HistoryRefused.Reason;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;

/// The events of a share's items, as a server showed them, checked.
///
/// Guarantees: every event is what its leaf is of; the stream of each item that is shown is there
/// from its first event on, without gaps, repetitions or swaps; all are of items of the share. Not
/// guaranteed: that no item, and no last event of one, is withheld.
public final class ItemHistory {
  private ItemHistory() {}

  /// Checks a history.
  ///
  /// @param records in the order of their positions
  /// @throws HistoryRefused with what is wrong
  public static List<Recorded<ItemEvent>> of(
      ShareId share, List<EventRecord> records, EventCodec codec) {
    var items = new ArrayList<Recorded<ItemEvent>>();
    for (var recorded : VerifiedHistory.read(records, codec)) {
      if (!(recorded.event() instanceof ItemEvent e) || !e.share().equals(share)) {
        throw new HistoryRefused(
            new Reason.ForeignStream(recorded.position(), recorded.event().streamId()));
      }
      items.add(new Recorded<>(recorded.position(), recorded.at(), e));
    }
    return List.copyOf(items);
  }
}
