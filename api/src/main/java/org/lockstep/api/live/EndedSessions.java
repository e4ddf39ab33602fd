package org.lockstep.api.live;

import org.lockstep.domain.id.ShareId;
import org.lockstep.projections.ReadModels;
import org.lockstep.realtime.store.LiveDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shreds what was live of shares whose collaboration has ended (R54). Doing so twice changes
/// nothing.
public final class EndedSessions {
  private static final Logger log = LoggerFactory.getLogger(EndedSessions.class);

  private final LiveDocuments documents;
  private final ReadModels models;

  EndedSessions(LiveDocuments documents, ReadModels models) {
    this.documents = documents;
    this.models = models;
  }

  /// At the start: whatever a crash has left.
  void settleAll() {
    documents.shares().forEach(this::settle);
  }

  /// Shreds the share's documents unless its collaboration is on.
  public void settle(ShareId share) {
    if (Live.share(models, share).isPresent()) return;
    documents.shred(share);
    log.info("Shredded what was live of share {}", share);
  }
}
