package org.lockstep.projections;

import java.util.List;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.documents.TokenConflict;
import org.lockstep.storage.journal.StoredEvent;

/// Applies events to the documents and to what is kept in memory, batch by batch and exactly once.
///
/// Documents and token are committed together, and only then memory moves: whatever fails before
/// leaves everything as it was. Called by one thread.
final class Applier {
  /// The form of the documents: named anew whenever they get another one. What then happens to
  /// older ones, [Format] says.
  static final String TOKEN = "read-models-3";

  private final Gate gate;
  private final Documents documents;
  private final Streams streams;
  private final Indexing indexing;
  private final OrderExpiry expiry;
  private final AccountModel accounts;
  private final ShareModel shares;

  Applier(Gate gate, Documents documents, Streams streams, Rules rules, Models models) {
    this.gate = gate;
    this.documents = documents;
    this.streams = streams;
    this.indexing = rules.indexing();
    this.expiry = rules.expiry();
    this.accounts = models.accounts();
    this.shares = models.shares();
  }

  /// What the documents follow.
  record Rules(Indexing indexing, OrderExpiry expiry) {}

  /// What is kept in memory.
  record Models(AccountModel accounts, ShareModel shares) {}

  /// Applies events that follow each other; nothing happens if they do not begin at the current
  /// position.
  void apply(List<StoredEvent> events) {
    long from = events.getFirst().position();
    long to = events.getLast().position() + 1;
    var decoded = streams.decode(events);
    gate.moving(from, () -> apply(decoded, new Token(TOKEN, from - 1, to - 1)));
  }

  private long apply(List<Decoded> events, Token token) {
    var batch = new DocumentBatch(documents);
    var movingAccounts = accounts.moving();
    var movingShares = new MovingShares(shares.hot());
    for (var decoded : events) {
      indexing.apply(decoded, batch);
      switch (decoded.event()) {
        case AccountEvent e -> movingAccounts.apply(e, decoded.moment());
        case ShareEvent _, ItemEvent _, HandleClaimed _, KeyUsed _, LogBegun _ ->
            movingAccounts.pass(decoded.moment());
      }
      movingShares.apply(decoded, movingAccounts);
    }
    expiry.apply(events, batch);
    try {
      documents.commit(token, batch.writes());
    } catch (TokenConflict conflict) {
      forgetAll();
      return conflict.actual() + 1;
    }
    accounts.publish(movingAccounts.touched());
    movingShares.publish();
    return token.after() + 1;
  }

  /// A commit that was reported as failed, and yet took place, has moved the token beyond what is
  /// in
  /// memory: memory then begins anew from there.
  void forgetAll() {
    accounts.clear();
    shares.hot().clear();
  }
}
