package org.lockstep.realtime.server;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.access.AccessChange;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.room.Ending;
import org.lockstep.realtime.store.DocumentName;

/// One connection's right to one document: asked for, watched until it ends, and asked for again
/// when another ticket is shown. For the socket's event loop.
final class Entrance {
  private final Admission admission;
  private final EventLoop loop;
  private final DocumentName document;
  private final Guest guest;
  private Admission.@Nullable Pass pass;
  private @Nullable Future<?> expiry;
  private @Nullable Role changed; // told before the pass was there
  private long asked;
  private boolean isAsking;
  private boolean isClosed;

  /// Hears what becomes of it.
  interface Guest {
    /// May come in. Told once.
    void admitted(Grant grant);

    /// May stay: another ticket was found good. It may do more or less than the one before.
    void renewed(Grant grant);

    /// May do more or less than before, or the same.
    void become(Role role);

    /// May not come in, or not stay. The last that is told.
    void turnedAway(Ending ending);
  }

  Entrance(Admission admission, EventLoop loop, DocumentName document, Guest guest) {
    this.admission = admission;
    this.loop = loop;
    this.document = document;
    this.guest = guest;
  }

  /// A ticket is shown. While another one is looked at, it is not.
  void show(String ticket) {
    if (isAsking || isClosed) return;
    isAsking = true;
    changed = null;
    long number = ++asked;
    admission.ask(
        ticket,
        document,
        loop,
        this::decided,
        change -> {
          if (number == asked) heard(change);
        });
  }

  private void decided(Admission.Outcome outcome) {
    isAsking = false;
    switch (outcome) {
      case Admission.Outcome.Admitted(var next) when isClosed -> next.close();
      case Admission.Outcome.Admitted(var next) -> take(next);
      case Admission.Outcome.Refused(var reason) -> end(Ending.of(reason));
      case Admission.Outcome.Unavailable() -> end(Ending.OVERLOAD);
    }
  }

  private void take(Admission.Pass next) {
    var before = pass;
    pass = next;
    if (before != null) before.close();
    boolean isSame = before == null || before.grant().account().equals(next.grant().account());
    var rest = admission.rest(next.grant());
    if (!isSame || !rest.isPositive()) {
      end(isSame ? Ending.UNAUTHORIZED : Ending.FORBIDDEN);
      return;
    }
    if (expiry != null) expiry.cancel(false);
    expiry = loop.schedule(() -> end(Ending.UNAUTHORIZED), rest.toNanos(), NANOSECONDS);
    if (before == null) guest.admitted(grantNow(next.grant()));
    else guest.renewed(grantNow(next.grant()));
  }

  private Grant grantNow(Grant grant) {
    return changed == null
        ? grant
        : new Grant(grant.account(), grant.device(), changed, grant.expires());
  }

  private void heard(AccessChange change) {
    switch (change) {
      case AccessChange.Ended(var reason) -> end(Ending.of(reason));
      case AccessChange.RoleChanged(var role) -> {
        changed = role;
        if (!isAsking) guest.become(role);
      }
    }
  }

  private void end(Ending ending) {
    if (isClosed) return;
    close();
    guest.turnedAway(ending);
  }

  /// The connection is over; nothing more is told.
  void close() {
    isClosed = true;
    if (expiry != null) expiry.cancel(false);
    if (pass != null) pass.close();
    pass = null;
  }
}
