package org.lockstep.client.share;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.audit.HistoryRefused;
import org.lockstep.audit.ItemHistory;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.share.MetadataField;
import org.lockstep.crypto.share.MetadataSeal;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.event.PersonalKeys;
import org.lockstep.wire.message.LogMessages.ShareEvents;

/// Reads every version that the items of a share ever had, deleted ones included, page by page.
public final class ItemVersions {
  private static final int PAGE = 1_000;

  private final ServerConnection server;
  private final ShareCustody custody;
  private final EventCodec codec = new EventCodec(PersonalKeys.NONE);

  /// Wired by the client.
  public ItemVersions(ServerConnection server, ShareCustody custody) {
    this.server = server;
    this.custody = custody;
  }

  /// What was read.
  ///
  /// @param records what it was made of
  /// @param events of items, in the order of the history
  /// @param names opens the names of versions
  public record Shown(List<EventRecord> records, List<Recorded<ItemEvent>> events, Names names) {
    /// Copies the lists.
    public Shown {
      records = List.copyOf(records);
      events = List.copyOf(events);
    }
  }

  /// Opens sealed names.
  public interface Names {
    /// The name of an item's version.
    ///
    /// @param epoch that it is sealed under
    /// @param name as it is sealed
    /// @throws TrustRefused if it does not open
    String open(ItemId item, int epoch, Bytes name);
  }

  /// Reads them up to now.
  ///
  /// @throws TrustRefused if what is shown must not be believed
  public Shown read(ShareId share) {
    var records = pages(share).stream().map(LoggedEvent::event).toList();
    var secrets = custody.open(share).secrets();
    return new Shown(
        records,
        checked(share, records),
        (item, epoch, name) -> {
          var field = new MetadataField(item.value(), ItemWriting.NAME);
          try {
            return MetadataSeal.open(secrets.of(epoch), field, name.toArray());
          } catch (SealRefused e) {
            throw new TrustRefused(
                new Breach.ContentWrong(item.value(), "its name does not open"), e);
          }
        });
  }

  private List<Recorded<ItemEvent>> checked(ShareId share, List<EventRecord> records) {
    try {
      return ItemHistory.of(share, records, codec);
    } catch (HistoryRefused refused) {
      throw new TrustRefused(new Breach.HistoryWrong(share, refused.reason()), refused);
    }
  }

  private List<LoggedEvent> pages(ShareId share) {
    long seen = server.position();
    var shown = new ArrayList<LoggedEvent>();
    long complete = -1;
    boolean more = true;
    while (more) {
      var page = page(share, complete);
      shown.addAll(page.events());
      if (page.complete() < complete || (page.more() && page.complete() == complete)) {
        throw new ServerMisbehaved("a history that does not go on");
      }
      complete = page.complete();
      more = page.more();
    }
    if (complete < seen) {
      throw new TrustRefused(new Breach.HistoryWithheld(share.value(), seen, complete));
    }
    return shown;
  }

  private ShareEvents page(ShareId share, long after) {
    var target = "/items/events?after=" + after + "&limit=" + PAGE;
    return server.get(ShareCustody.target(share, target), ShareEvents.class);
  }
}
