package org.lockstep.api.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.id.SessionId;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.journal.Journal;
import org.lockstep.wire.message.WebMessages.CategoryState;
import org.lockstep.wire.message.WebMessages.HandOver;
import org.lockstep.wire.message.WebMessages.WebCategory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What browsers ask for, and the keys that they were handed, each sealed to its session: in memory
/// alone, and only while the session is live (R92, R94).
///
/// A thread looks after them: whenever the history has moved, and when the next session's time is
/// over, what belongs to no live session is dropped. Safe for use by many threads.
@Component
final class HandedKeys implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(HandedKeys.class);

  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  private final Map<SessionId, Held> held = new ConcurrentHashMap<>();
  private final LiveSessions live;
  private final ReadModels models;
  private final Clock clock;
  private final Semaphore work = new Semaphore(0);
  private volatile @Nullable Watch watch;

  HandedKeys(LiveSessions live, ReadModels models, Clock clock) {
    this.live = live;
    this.models = models;
    this.clock = clock;
  }

  /// The thread, and what wakes it.
  private record Watch(Thread thread, Journal.Registration registration) {}

  /// Of one session.
  ///
  /// @param until when its time is over
  private record Held(Instant until, Optional<Category> asked, Map<Category, HandOver> keys) {
    Held {
      keys = Map.copyOf(keys);
    }

    Held asking(Category category) {
      return new Held(until, Optional.of(category), keys);
    }

    Held with(HandOver handed) {
      var now = new EnumMap<Category, HandOver>(Category.class);
      now.putAll(keys);
      now.put(handed.category(), handed);
      return new Held(until, Optional.empty(), now);
    }
  }

  /// Lets a session wait for the key of a category.
  ///
  /// @return the category that it waits for already, if that is another one
  Optional<Category> ask(LiveSessions.Live session, Category category) {
    var approval = session.session().approval();
    var now =
        held.compute(
            approval.session(),
            (_, known) -> {
              var before =
                  known == null ? new Held(approval.until(), Optional.empty(), Map.of()) : known;
              return before.asked().isPresent() ? before : before.asking(category);
            });
    work.release(); // its time may be the next to be over
    return now.asked().filter(asked -> asked != category);
  }

  /// The category whose key a session waits for.
  Optional<Category> asked(SessionId session) {
    return Optional.ofNullable(held.get(session)).flatMap(Held::asked);
  }

  /// Keeps a key that the history says was handed over.
  void keep(SessionId session, HandOver handed) {
    held.computeIfPresent(session, (_, known) -> known.with(handed));
    work.release();
  }

  /// How a category stands in a session; empty if the session never asked for it.
  Optional<WebCategory> find(SessionId session, Category category) {
    var known = held.get(session);
    if (known == null) return Optional.empty();
    var key = Optional.ofNullable(known.keys().get(category));
    boolean waits = known.asked().filter(asked -> asked == category).isPresent();
    if (key.isEmpty() && !waits) return Optional.empty();
    return Optional.of(
        new WebCategory(
            category,
            key.isPresent() ? CategoryState.HANDED_OVER : CategoryState.WAITING,
            key.map(HandOver::epoch),
            key.map(HandOver::seal)));
  }

  /// How many sessions something is kept of.
  int size() {
    return held.size();
  }

  /// Drops what belongs to no live session. A session whose time is over is recorded as ended; its
  /// keys go first, so that nothing which may fail stands before that.
  void sweep() {
    var now = clock.instant();
    var over =
        held.entrySet().stream()
            .filter(entry -> !now.isBefore(entry.getValue().until()))
            .map(Map.Entry::getKey)
            .toList();
    over.forEach(held::remove);
    over.forEach(live::find);
    held.keySet().removeIf(session -> live.find(session).isEmpty());
  }

  private Duration rest() {
    var now = clock.instant();
    return held.values().stream()
        .map(known -> Duration.between(now, known.until()))
        .filter(left -> left.compareTo(LONGEST_REST) < 0)
        .min(Duration::compareTo)
        .map(left -> left.isNegative() ? Duration.ZERO : left.plusMillis(1))
        .orElse(LONGEST_REST);
  }

  private void look() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        boolean _ = work.tryAcquire(rest().toMillis(), TimeUnit.MILLISECONDS);
        work.drainPermits();
        sweepOnce();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweepOnce() {
    try {
      sweep();
    } catch (Refused refused) {
      log.warn("The end of a web session is recorded only when somebody asks for it", refused);
    }
  }

  @Override
  public void start() {
    var registration = models.onApplied(_ -> work.release());
    watch =
        new Watch(Thread.ofPlatform().daemon().name("web-keys").start(this::look), registration);
  }

  @Override
  public void stop() {
    var running = watch;
    if (running == null) return;
    running.registration().close();
    running.thread().interrupt();
    held.clear();
    watch = null;
  }

  @Override
  public boolean isRunning() {
    return watch != null;
  }
}
