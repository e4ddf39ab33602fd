package org.lockstep.api.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.lockstep.api.live.LiveRights.Allowed;
import org.lockstep.api.live.LiveRights.Denied;
import org.lockstep.api.live.LiveRights.Rights;
import org.lockstep.realtime.access.Access;
import org.lockstep.realtime.access.AccessChange;
import org.lockstep.realtime.access.Decision;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.access.Refusal;
import org.lockstep.realtime.access.Subscription;
import org.lockstep.realtime.store.DocumentName;

/// Who may open live documents, by tickets and by what the views know of shares and accounts.
///
/// A grant is never raised above the role that it was made with: who is given more asks for another
/// ticket. It is lowered, and raised to where it was, with the account's role. Safe for all
/// threads.
public final class LiveAccess implements Access {
  private final Tickets tickets;
  private final LiveRights rights;

  /// The watches of each stream of the history, by its id: a share's or an account's.
  private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();

  LiveAccess(Tickets tickets, LiveRights rights) {
    this.tickets = tickets;
    this.rights = rights;
  }

  @Override
  public Decision admit(String text, DocumentName document) {
    var ticket = tickets.read(text);
    if (ticket.isEmpty()) return new Decision.Refused(Refusal.UNAUTHORIZED);
    return admit(ticket.get(), document);
  }

  private Decision admit(Ticket ticket, DocumentName document) {
    if (!ticket.share().equals(document.share())) return new Decision.Refused(Refusal.FORBIDDEN);
    return switch (rights.of(ticket.share(), ticket.account(), ticket.device(), ticket.role())) {
      case Denied(var reason) -> new Decision.Refused(reason);
      case Allowed(var role) ->
          new Decision.Granted(
              new Grant(ticket.account(), ticket.device(), role, ticket.expires()));
    };
  }

  @Override
  public Subscription subscribe(
      Grant grant, DocumentName document, Consumer<AccessChange> listener) {
    var watch = new Watch(grant, document, listener);
    remember(document.share().value(), watch);
    remember(grant.account().value(), watch);
    watch.look();
    return watch;
  }

  private void remember(String stream, Watch watch) {
    watches.compute(
        stream,
        (_, known) -> {
          Set<Watch> all = known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(watch);
          return all;
        });
  }

  /// Looks again at all grants that something recorded in this stream may concern.
  void look(String stream) {
    watches.getOrDefault(stream, Set.of()).forEach(Watch::look);
  }

  /// One grant that is in use.
  private final class Watch implements Subscription {
    private final Grant grant;
    private final DocumentName document;
    private final Consumer<AccessChange> listener;
    private Rights told;

    Watch(Grant grant, DocumentName document, Consumer<AccessChange> listener) {
      this.grant = grant;
      this.document = document;
      this.listener = listener;
      this.told = new Allowed(grant.role());
    }

    /// Tells what has changed, in the order in which it has.
    synchronized void look() {
      var now = rights.of(document.share(), grant.account(), grant.device(), grant.role());
      if (now.equals(told)) return;
      told = now;
      listener.accept(
          switch (now) {
            case Allowed(var role) -> new AccessChange.RoleChanged(role);
            case Denied(var reason) -> new AccessChange.Ended(reason);
          });
    }

    @Override
    public void close() {
      forget(document.share().value());
      forget(grant.account().value());
    }

    private void forget(String stream) {
      watches.computeIfPresent(
          stream,
          (_, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
