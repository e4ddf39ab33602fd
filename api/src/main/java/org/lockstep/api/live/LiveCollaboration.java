package org.lockstep.api.live;

import java.time.Clock;
import java.time.Duration;
import org.lockstep.domain.id.ShareId;
import org.lockstep.projections.ReadModels;
import org.lockstep.realtime.store.Compaction;
import org.lockstep.realtime.store.SealedLiveDocuments;
import org.lockstep.storage.Storage;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.vault.Vault;

/// Everything of live collaboration but the channel itself. Close it after the channel and before
/// the views.
public final class LiveCollaboration implements AutoCloseable {
  private final SealedLiveDocuments documents;
  private final Tickets tickets;
  private final LiveAccess access;
  private final EndedSessions ended;
  private final HistoryFollower follower;

  private LiveCollaboration(
      Storage storage, Vault vault, ReadModels models, Duration ticketLifetime) {
    long known = models.position() - 1;
    documents =
        new SealedLiveDocuments(
            storage.updates(),
            storage.secrets(),
            new VaultShareKeys(vault, models),
            Compaction.DEFAULT);
    tickets = new Tickets(vault.serverKeys(), Clock.systemUTC(), ticketLifetime);
    access = new LiveAccess(tickets, new LiveRights(models));
    ended = new EndedSessions(documents, models);
    ended.settleAll();
    follower = HistoryFollower.start(storage.journal(), models, known, this::follow);
  }

  /// Shreds what has ended while nobody looked, and looks from now on.
  public static LiveCollaboration open(
      Storage storage, Vault vault, ReadModels models, Duration ticketLifetime) {
    return new LiveCollaboration(storage, vault, models, ticketLifetime);
  }

  private void follow(StoredEvent event) {
    access.look(event.streamId());
    switch (event.type()) {
      case "share.collaboration-ended", "share.ended" ->
          ended.settle(new ShareId(event.streamId()));
      default -> {}
    }
  }

  /// The documents and their versions.
  public SealedLiveDocuments documents() {
    return documents;
  }

  /// Who may open them.
  public LiveAccess access() {
    return access;
  }

  /// The tickets.
  public Tickets tickets() {
    return tickets;
  }

  /// What shreds documents whose collaboration has ended.
  public EndedSessions ended() {
    return ended;
  }

  @Override
  public void close() {
    follower.close();
  }
}
