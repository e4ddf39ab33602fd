package org.lockstep.realtime.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.Archive;
import org.lockstep.realtime.access.Access;
import org.lockstep.realtime.access.AccessChange;
import org.lockstep.realtime.access.Decision;
import org.lockstep.realtime.access.Grant;
import org.lockstep.realtime.access.Refusal;
import org.lockstep.realtime.access.Subscription;
import org.lockstep.realtime.store.DocumentName;

/// Tickets that a test gives out and takes back.
public final class TicketDesk implements Access {
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final List<Watch> watches = new CopyOnWriteArrayList<>();

  private record Watch(Grant grant, Consumer<AccessChange> listener) {}

  /// A ticket that holds for ever.
  public TicketDesk give(String ticket, AccountId account, Role role) {
    return give(ticket, account, role, Instant.parse("2100-01-01T00:00:00Z"));
  }

  TicketDesk give(String ticket, AccountId account, Role role, Instant expires) {
    grants.put(ticket, new Grant(account, Archive.LAPTOP, role, expires));
    return this;
  }

  /// Takes all tickets of an account back.
  void end(AccountId account, Refusal reason) {
    grants.values().removeIf(grant -> grant.account().equals(account));
    tell(account, new AccessChange.Ended(reason));
  }

  void change(AccountId account, Role role) {
    tell(account, new AccessChange.RoleChanged(role));
  }

  private void tell(AccountId account, AccessChange change) {
    for (var watch : watches) {
      if (watch.grant().account().equals(account)) watch.listener().accept(change);
    }
  }

  /// How many connections are watched.
  int watches() {
    return watches.size();
  }

  @Override
  public Decision admit(String ticket, DocumentName document) {
    if (ticket.equals("fault")) throw new IllegalStateException("no database today");
    var grant = grants.get(ticket);
    if (grant == null) return new Decision.Refused(Refusal.UNAUTHORIZED);
    if (document.document().startsWith("secret")) return new Decision.Refused(Refusal.FORBIDDEN);
    return new Decision.Granted(grant);
  }

  @Override
  public Subscription subscribe(
      Grant grant, DocumentName document, Consumer<AccessChange> listener) {
    var watch = new Watch(grant, listener);
    watches.add(watch);
    return () -> watches.remove(watch);
  }
}
