package org.lockstep.api.live;

import java.util.Optional;
import java.util.function.Supplier;
import org.lockstep.api.problem.ApiProblem.LiveFreezeOver;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.id.ShareId;
import org.springframework.stereotype.Component;

/// The end of live collaboration: only for the device that holds the documents frozen, so that it
/// has read everything that anybody was told is kept; and what was live is shredded at once (R54).
@Component
public final class CollaborationEnd {
  private final LiveShares shares;
  private final Freezes freezes;
  private final EndedSessions sessions;

  /// Wired by the assembly.
  CollaborationEnd(LiveShares shares, Freezes freezes, EndedSessions sessions) {
    this.shares = shares;
    this.freezes = freezes;
    this.sessions = sessions;
  }

  /// Ends it.
  ///
  /// @param freeze which the caller holds
  /// @param end ends it, or refuses
  /// @throws Refused as the end does, or because the caller does not hold the documents
  public <T> T under(ShareId share, Optional<String> freeze, Caller caller, Supplier<T> end) {
    var ended = freezes.ending(share, caller.device(), freeze.orElse(""), () -> ended(share, end));
    if (ended.isPresent()) return ended.get();
    shares.requireEnder(share, caller); // who may not end it at all is told nothing of freezes
    throw new Refused(new LiveFreezeOver());
  }

  private <T> T ended(ShareId share, Supplier<T> end) {
    var receipt = end.get();
    sessions.settle(share);
    return receipt;
  }
}
