package org.lockstep.realtime.awareness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.id.AccountId;
import org.lockstep.yjs.AwarenessEntry;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.Lib0Reader;

/// The presence of everybody who has one document open.
///
/// Follows the rule of every Yjs client: a state is news if its clock is higher than the known
/// one (0 if none is), or if it says at the known clock that a present client has gone. Clients
/// repeat what they hear, so that most of what comes is no news and is passed on to nobody.
///
/// Beyond that rule:
/// - A client belongs to the socket that introduced it. Another socket cannot speak for it
///   unless it is of the same account; then the client moves to that socket, as after a
///   reconnection whose old socket has not been missed yet.
/// - Somebody who comes back sends their *unchanged* state again, which everybody would take for
///   old. If the client has gone and the socket came after that, the state is given the next
///   clock; its owner hears that too and goes on from there.
/// - States stay the bytes that they were.
///
/// For one thread.
public final class Awareness {
  private final AwarenessBounds bounds;
  private final LongSupplier nanos;
  private final Map<Long, Presence> present = new LinkedHashMap<>();
  private final Map<Long, Departure> departed = new LinkedHashMap<>();
  private long departures;

  /// Of nobody yet.
  ///
  /// @param nanos the time, in nanoseconds since whenever
  public Awareness(AwarenessBounds bounds, LongSupplier nanos) {
    this.bounds = bounds;
    this.nanos = nanos;
  }

  private record Presence(AwarenessEntry entry, Socket owner, long heard) {}

  /// @param told the socket that said so itself, if one did
  private record Departure(long clock, AccountId account, long number, @Nullable Socket told) {}

  /// Somebody opens the document.
  public Socket join(AccountId account) {
    return new Socket(account, departures);
  }

  /// Takes what a socket says.
  ///
  /// @return what is news, for everybody, the socket itself included
  public List<AwarenessEntry> hear(Socket socket, AwarenessUpdate update) {
    var news = new ArrayList<AwarenessEntry>();
    for (var entry : update.entries()) {
      var known = present.get(entry.client());
      var told = known == null ? introduce(socket, entry) : renew(socket, entry, known);
      if (told != null) news.add(told);
    }
    return news;
  }

  private @Nullable AwarenessEntry introduce(Socket socket, AwarenessEntry entry) {
    var departure = departed.get(entry.client());
    long known = departure == null ? 0 : departure.clock();
    if (entry.isGone()) {
      boolean isNews = entry.clock() > known && mayReturn(socket, departure);
      if (isNews) depart(entry, socket.account(), socket);
      return null;
    }
    if (!hasRoom(socket, entry)) return null;
    if (entry.clock() > known) return enter(socket, entry);
    boolean isBack =
        departure != null && (departure.number() <= socket.joined() || departure.told() == socket);
    boolean mayBeBack = isBack && known < Lib0Reader.MAX && mayReturn(socket, departure);
    return mayBeBack ? enter(socket, entry.at(known + 1)) : null;
  }

  private static boolean mayReturn(Socket socket, @Nullable Departure departure) {
    return departure == null || departure.account().equals(socket.account());
  }

  private boolean hasRoom(Socket socket, AwarenessEntry entry) {
    return present.size() < bounds.states()
        && socket.clients().size() < bounds.statesPerSocket()
        && entry.state().length <= bounds.stateBytes();
  }

  private AwarenessEntry enter(Socket socket, AwarenessEntry entry) {
    departed.remove(entry.client());
    keep(socket, entry);
    return entry;
  }

  private void keep(Socket socket, AwarenessEntry entry) {
    socket.clients().add(entry.client());
    present.put(entry.client(), new Presence(entry, socket, nanos.getAsLong()));
  }

  private @Nullable AwarenessEntry renew(Socket socket, AwarenessEntry entry, Presence known) {
    var owner = known.owner();
    if (owner != socket && !owner.account().equals(socket.account())) return null;
    long clock = known.entry().clock();
    boolean isNews = entry.clock() > clock || (entry.clock() == clock && entry.isGone());
    if (entry.isGone()) return isNews && owner == socket ? leave(entry, socket) : null;
    if (entry.state().length > bounds.stateBytes()) return null;
    if (owner != socket && entry.clock() >= clock) move(entry.client(), known, socket);
    if (isNews) keep(socket, entry);
    return isNews ? entry : null;
  }

  private void move(long client, Presence known, Socket to) {
    known.owner().clients().remove(client);
    to.clients().add(client);
    present.put(client, new Presence(known.entry(), to, known.heard()));
  }

  private AwarenessEntry leave(AwarenessEntry gone, @Nullable Socket told) {
    var known = present.remove(gone.client());
    if (known == null) throw new IllegalStateException("who is not here cannot leave");
    known.owner().clients().remove(gone.client());
    depart(gone, known.owner().account(), told);
    return gone;
  }

  private void depart(AwarenessEntry gone, AccountId account, @Nullable Socket told) {
    departed.remove(gone.client());
    if (departed.size() == bounds.states()) departed.remove(departed.keySet().iterator().next());
    departed.put(gone.client(), new Departure(gone.clock(), account, ++departures, told));
  }

  /// A socket has closed.
  ///
  /// @return that its clients have gone, for everybody else
  public List<AwarenessEntry> leave(Socket socket) {
    var gone = new ArrayList<AwarenessEntry>();
    for (var client : List.copyOf(socket.clients())) gone.add(leave(goneNow(client), null));
    return gone;
  }

  /// Lets those go who have said nothing for too long.
  ///
  /// @return that they have gone, for everybody
  public List<AwarenessEntry> expire() {
    long before = nanos.getAsLong() - bounds.silence().toNanos();
    var silent = new ArrayList<Long>();
    present.forEach(
        (client, presence) -> {
          if (presence.heard() - before <= 0) silent.add(client);
        });
    return silent.stream().map(client -> leave(goneNow(client), null)).toList();
  }

  private AwarenessEntry goneNow(long client) {
    var known = present.get(client);
    if (known == null) throw new IllegalStateException("who is not here cannot leave");
    return AwarenessEntry.gone(client, known.entry().clock());
  }

  /// All who are there.
  public AwarenessUpdate all() {
    return new AwarenessUpdate(present.values().stream().map(Presence::entry).toList());
  }

  /// Whether nobody is there.
  public boolean isEmpty() {
    return present.isEmpty();
  }
}
