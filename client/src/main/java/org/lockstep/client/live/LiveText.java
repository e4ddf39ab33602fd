package org.lockstep.client.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.failure.NotRestorable;
import org.lockstep.yjs.Coverage;
import org.lockstep.yjs.MalformedUpdate;
import org.lockstep.yjs.StateVector;
import org.lockstep.yjs.TextDocument;
import org.lockstep.yjs.YUpdate;

/// A text that others write too. Edits show here at once and reach others when there is a
/// connection; one that breaks is made again, and nothing is lost or doubled by it.
///
/// Safe for all threads.
public final class LiveText implements AutoCloseable {
  /// The name of the text among the types of the document.
  public static final String TEXT = "text";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final int UNAUTHORIZED = 4401;
  private static final int FORBIDDEN = 4403;
  private static final int DELETED = 4404;

  private final Function<Attempt, URI> address;
  private final Runnable changed;
  private final TextDocument document = new TextDocument(TEXT);
  private final List<byte[]> unsaved = new ArrayList<>();
  private final long client = RandomGenerator.getDefault().nextLong(1, 1L << 32);
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("live").factory());

  /// What the server has on its disk, as far as it told on this connection.
  private Coverage kept = Coverage.of(YUpdate.empty());

  private @Nullable LiveSocket socket;
  private @Nullable LiveEnded ended;
  private boolean inStep;
  private boolean isHeldBack;
  private @Nullable Future<?> retrying;
  private boolean ticketIsNew;
  private Duration pause = FIRST_PAUSE;

  /// Which connection is made.
  public enum Attempt {
    /// The first, or one after a break: the ticket is still good.
    AGAIN,
    /// The server took the ticket for none: a new one is needed.
    WITH_NEW_TICKET
  }

  private LiveText(Function<Attempt, URI> address, Runnable changed) {
    this.address = address;
    this.changed = changed;
  }

  /// Joins a live text.
  ///
  /// @param address where it is, its ticket included; asked for each connection, and may refuse
  ///     with an exception that [#awaitInStep] passes on
  /// @param changed told, on any thread, when the text or [#ended] has changed
  public static LiveText join(Function<Attempt, URI> address, Runnable changed) {
    var text = new LiveText(address, changed);
    text.connect(Attempt.AGAIN);
    return text;
  }

  private void connect(Attempt attempt) {
    URI target;
    try {
      target = address.apply(attempt);
    } catch (RuntimeException e) {
      end(LiveEnded.REVOKED);
      throw e;
    }
    var next = new LiveSocket[1];
    next[0] = new LiveSocket(message -> receive(next[0], message), code -> closed(next[0], code));
    try {
      http.newWebSocketBuilder().connectTimeout(CONNECTING).buildAsync(target, next[0]).join();
    } catch (CompletionException e) {
      retry(Attempt.AGAIN);
      return;
    }
    greet(next[0]);
  }

  private synchronized void greet(LiveSocket fresh) {
    if (ended != null) {
      fresh.close();
      return;
    }
    socket = fresh;
    kept = Coverage.of(YUpdate.empty());
    isHeldBack = false;
    fresh.send(new LiveMessage.Have(document.stateVector().toByteArray()).bytes());
  }

  private void receive(LiveSocket from, byte[] bytes) {
    try {
      var message = LiveMessage.read(bytes);
      if (message.isPresent() && take(from, message.get())) changed.run();
    } catch (MalformedUpdate e) {
      from.close(); // a server that speaks nonsense: another connection may do better
    }
  }

  /// @return whether something changed that shows
  private synchronized boolean take(LiveSocket from, LiveMessage message) {
    return switch (message) {
      case LiveMessage.Have have -> {
        var known = StateVector.read(have.stateVector());
        kept = kept.with(known);
        boolean wasHeldBack = isHeldBack;
        boolean some = forgetSaved() || wasHeldBack;
        isHeldBack = false; // who asks takes what is answered
        notifyAll();
        var lacking = YUpdate.diff(document.state(), known);
        from.send(new LiveMessage.Lacking(lacking).bytes());
        yield some;
      }
      case LiveMessage.Lacking lacking -> {
        pause = FIRST_PAUSE;
        inStep = true;
        ticketIsNew = false;
        hear(lacking.update());
        yield true;
      }
      case LiveMessage.Written written -> hear(written.update());
      case LiveMessage.Denied _ -> {
        boolean some = !isHeldBack;
        isHeldBack = true;
        yield some;
      }
      case LiveMessage.Presence _, LiveMessage.AskPresence _ -> false;
    };
  }

  /// What the server sends is on its disk, what was written here included.
  private boolean hear(byte[] update) {
    boolean some = document.apply(update);
    kept = kept.with(update);
    some |= forgetSaved();
    notifyAll();
    return some;
  }

  private boolean forgetSaved() {
    return unsaved.removeIf(kept::contains);
  }

  private void closed(LiveSocket from, int code) {
    synchronized (this) {
      if (socket != from || ended != null) return;
      socket = null;
      inStep = false;
    }
    switch (code) {
      case UNAUTHORIZED -> retryWithNewTicket();
      case FORBIDDEN -> end(LiveEnded.REVOKED);
      case DELETED -> end(LiveEnded.DELETED);
      default -> retry(Attempt.AGAIN);
    }
  }

  /// A new ticket that is refused too is not for this device's life any more.
  private void retryWithNewTicket() {
    boolean second;
    synchronized (this) {
      second = ticketIsNew;
      ticketIsNew = true;
    }
    if (second) end(LiveEnded.REVOKED);
    else retry(Attempt.WITH_NEW_TICKET);
  }

  private synchronized void retry(Attempt attempt) {
    if (ended != null) return;
    retrying =
        timer.schedule(() -> connectQuietly(attempt), pause.toMillis(), TimeUnit.MILLISECONDS);
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /// On the timer nobody is there to be told of a refusal but whoever asks for [#ended].
  private void connectQuietly(Attempt attempt) {
    try {
      if (ended().isEmpty()) connect(attempt);
    } catch (RuntimeException e) {
      end(LiveEnded.REVOKED);
    }
  }

  private void end(LiveEnded why) {
    synchronized (this) {
      if (ended != null) return;
      ended = why;
      inStep = false;
      if (socket != null) socket.close();
      if (retrying != null) retrying.cancel(false);
      socket = null;
      notifyAll();
    }
    timer.shutdown();
    changed.run();
  }

  /// The text as it is here.
  public synchronized String text() {
    return document.text();
  }

  /// Writes before a unit.
  public synchronized void insert(int index, String text) {
    tell(document.insert(client, index, text));
  }

  /// Writes behind everything that is there.
  public synchronized void append(String text) {
    insert(document.length(), text);
  }

  /// Takes units away.
  public synchronized void delete(int index, int count) {
    tell(document.delete(index, count));
  }

  /// Makes the text another one by edits, as somebody would who types: no history is replaced,
  /// and what others write at the same time stays.
  ///
  /// @throws NotRestorable if the document holds anything but this text, unformatted
  public synchronized void become(String other) {
    requirePlainText();
    for (var change : TextChange.between(document.text(), other)) {
      tell(document.delete(change.from(), change.count()));
      tell(document.insert(client, change.from(), change.inserted()));
    }
  }

  /// Looks whether [#become] can do it.
  ///
  /// @throws NotRestorable if the document holds anything but this text, unformatted
  synchronized void requirePlainText() {
    if (!document.isPlainText()) throw new NotRestorable("The live document");
  }

  /// A place that others do not move; see [TextDocument.Anchor].
  public synchronized TextDocument.Anchor anchor(int index) {
    return document.anchor(Math.min(index, document.length()));
  }

  /// Where it is now.
  public synchronized int index(TextDocument.Anchor anchor) {
    return document.index(anchor);
  }

  private void tell(byte[] update) {
    if (YUpdate.isEmpty(update)) return;
    unsaved.add(update);
    if (socket != null && inStep) socket.send(new LiveMessage.Written(update).bytes());
  }

  /// Whether everything that was written here is on the server's disk.
  public synchronized boolean isSaved() {
    return unsaved.isEmpty();
  }

  /// Whether the server takes nothing that is written here: this is a reader, or live collaboration
  /// is about to end. What is written all the same is sent if that changes.
  public synchronized boolean isHeldBack() {
    return isHeldBack;
  }

  /// Whether this text is as the server's was a moment ago.
  public synchronized boolean isInStep() {
    return inStep;
  }

  /// Why it goes on no more; empty while it does.
  public synchronized Optional<LiveEnded> ended() {
    return Optional.ofNullable(ended);
  }

  /// Waits until the text of the server is here.
  ///
  /// @throws TimeoutException if it takes longer, or ends before
  public void awaitInStep(Duration most) throws TimeoutException {
    await(this::isInStep, most);
  }

  /// Waits until everything that was written is on the server's disk.
  ///
  /// @throws TimeoutException if it takes longer, or ends before
  public void awaitSaved(Duration most) throws TimeoutException {
    await(this::isSaved, most);
  }

  private synchronized void await(BooleanSupplier condition, Duration most)
      throws TimeoutException {
    long until = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (ended != null || left <= 0) throw new TimeoutException();
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TimeoutException();
      }
    }
  }

  /// Leaves. What is not saved yet is lost; see [#awaitSaved].
  @Override
  public void close() {
    end(LiveEnded.LEFT);
    http.close();
  }
}
