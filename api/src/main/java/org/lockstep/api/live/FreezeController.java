package org.lockstep.api.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.lockstep.api.live.Freezes.Held;
import org.lockstep.api.problem.ApiProblem.LiveFreezeOver;
import org.lockstep.api.problem.ApiProblem.LiveFrozen;
import org.lockstep.api.problem.ApiProblem.StorageUnreachable;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.LiveMessages.FreezeView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Freezes a share's live documents for a device that is about to end their collaboration (R54).
/// It answers when everything that was acknowledged to anybody is what the documents hold.
@RestController
public final class FreezeController {
  private static final Duration LAST_WRITES = Duration.ofSeconds(30);

  private final LiveShares shares;
  private final Freezes freezes;

  /// Wired by the assembly.
  FreezeController(LiveShares shares, Freezes freezes) {
    this.shares = shares;
    this.freezes = freezes;
  }

  @PostMapping("/v1/shares/{share}/live/freezes")
  FreezeView begin(@PathVariable ShareId share, Caller caller) {
    shares.requireEnder(share, caller);
    var frozen = freezes.begin(share, caller.device());
    if (frozen.isPresent()) return view(settled(frozen.get()));
    var until = freezes.frozenUntil(share);
    if (until.isEmpty()) return begin(share, caller); // it ran out meanwhile
    throw new Refused(new LiveFrozen(until.get()));
  }

  /// A freeze that nobody was told of runs out by itself.
  private static Held settled(CompletableFuture<Held> frozen) {
    try {
      return frozen.orTimeout(LAST_WRITES.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException late) {
      throw (Refused) new Refused(new StorageUnreachable()).initCause(late);
    }
  }

  @PostMapping("/v1/shares/{share}/live/freezes/{freeze}")
  FreezeView renew(@PathVariable ShareId share, @PathVariable String freeze, Caller caller) {
    shares.requireEnder(share, caller);
    return freezes
        .renew(share, caller.device(), freeze)
        .map(FreezeController::view)
        .orElseThrow(() -> new Refused(new LiveFreezeOver()));
  }

  /// Lets people go on; doing so again, or too late, changes nothing.
  @DeleteMapping("/v1/shares/{share}/live/freezes/{freeze}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void release(@PathVariable ShareId share, @PathVariable String freeze, Caller caller) {
    freezes.release(share, caller.device(), freeze);
  }

  private static FreezeView view(Held held) {
    return new FreezeView(held.id(), held.lasts().toMillis());
  }
}
