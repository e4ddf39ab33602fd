package org.lockstep.api.live;

import java.time.Clock;
import java.time.Duration;
import org.lockstep.api.axon.Commands;
import org.lockstep.domain.id.ShareId;
import org.lockstep.projections.ReadModels;
import org.lockstep.realtime.room.Sessions;
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
  private final Freezes freezes;
  private final RecordedSessions sessions;
  private final HistoryFollower follower;

  /// What it works with.
  ///
  /// @param ticketLifetime how long a ticket is good
  /// @param freeze how long documents stay frozen without a word from the device that ends them
  /// @param documentsPerShare so many live documents a share may have
  public record Surroundings(
      Storage storage,
      Vault vault,
      ReadModels models,
      Commands commands,
      Duration ticketLifetime,
      Duration freeze,
      int documentsPerShare) {}

  private LiveCollaboration(Surroundings around) {
    var storage = around.storage();
    var vault = around.vault();
    var models = around.models();
    long known = models.position() - 1;
    documents =
        new SealedLiveDocuments(
            storage.updates(),
            storage.secrets(),
            new VaultShareKeys(vault, models),
            Compaction.DEFAULT,
            around.documentsPerShare());
    tickets = new Tickets(vault.serverKeys(), Clock.systemUTC(), around.ticketLifetime());
    access = new LiveAccess(tickets, new LiveRights(models));
    ended = new EndedSessions(documents, models);
    ended.settleAll();
    sessions =
        new RecordedSessions(
            SessionLog.of(around.commands()), Turns.onThread("live-session-recorder"));
    sessions.settle(models.shares().inSession());
    freezes = new Freezes(Clock.systemUTC(), Turns.onThread("live-freezes"), around.freeze());
    follower = HistoryFollower.start(storage.journal(), models, known, this::follow);
  }

  /// Shreds what has ended while nobody looked, and looks from now on.
  public static LiveCollaboration open(Surroundings around) {
    return new LiveCollaboration(around);
  }

  private void follow(StoredEvent event) {
    access.look(event.streamId());
    switch (event.type()) {
      case "share.collaboration-ended", "share.ended" -> settle(new ShareId(event.streamId()));
      default -> {}
    }
  }

  private void settle(ShareId share) {
    ended.settle(share);
    freezes.ended(share); // after that: nothing is taken that would be shredded
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

  /// Which shares are frozen before their end.
  public Freezes freezes() {
    return freezes;
  }

  /// What hears who is there.
  Sessions sessions() {
    return sessions;
  }

  @Override
  public void close() {
    freezes.close();
    sessions.close();
    follower.close();
  }
}
