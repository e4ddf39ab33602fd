package org.lockstep.audit.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.lockstep.crypto.request.ContentDigest;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.event.EventRecordRefused;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.event.OrderEvidence;

/// Who ordered the events of a history, each checked against the request that its device signed
/// and the roster of that position.
///
/// Guarantees: every event of a share, and every one of an account that bears on shares, which
/// [Wanted] wants a request for, was ordered by a device that its account trusted then, in a
/// request that says the same and gave nothing else. Not guaranteed: that the server carried out
/// every order, that it did so at once (an order is good for [#LONGEST]), and that an order which
/// it refused at first was not carried out after all within that time.
///
/// Immutable.
public final class Attribution {
  /// How far the time of a signature may lie from that of the event.
  public static final Duration LONGEST = Duration.ofHours(1);

  private final Map<Long, DeviceId> devices;

  private Attribution(Map<Long, DeviceId> devices) {
    this.devices = Map.copyOf(devices);
  }

  /// Checks every order.
  ///
  /// @param events whose leaves and streams were checked, in the order of the history
  /// @param shown what is shown at a position
  /// @throws OrderRefused at the first event that nobody ordered
  public static Attribution of(List<Recorded<Event>> events, LongFunction<LoggedEvent> shown) {
    var walk = new Walk();
    ordered(events, shown).forEach(walk::take);
    walk.signatures.parallelStream()
        .filter(signed -> !signed.holds())
        .mapToLong(Signed::position)
        .min()
        .ifPresent(
            position -> {
              throw new OrderRefused(position, OrderFault.SIGNATURE_WRONG);
            });
    return new Attribution(walk.devices);
  }

  /// What each event was ordered by: each is read by itself, so the cores share the work.
  private static List<Ordered> ordered(
      List<Recorded<Event>> events, LongFunction<LoggedEvent> shown) {
    return events.parallelStream()
        .map(recorded -> Ordered.of(recorded, shown.apply(recorded.position())))
        .toList();
  }

  /// The device whose signature over the order was checked; empty where none is wanted.
  public Optional<DeviceId> device(long position) {
    return Optional.ofNullable(devices.get(position));
  }

  /// An event with the request that is wanted for it, and the one that is shown.
  ///
  /// @param evidence empty where none is wanted
  private record Ordered(
      Recorded<Event> recorded,
      LoggedEvent shown,
      Optional<Wanted> wanted,
      Optional<Evidence> evidence) {
    static Ordered of(Recorded<Event> recorded, LoggedEvent shown) {
      var wanted = Wanted.of(recorded.event());
      return new Ordered(recorded, shown, wanted, wanted.map(_ -> Evidence.of(shown)));
    }
  }

  /// What is shown as the order of an event: a request, or what is wrong with it. A fault is kept
  /// until its turn has come, so that the first event that nobody ordered is the one that is told.
  private sealed interface Evidence {
    record Request(OrderEvidence evidence) implements Evidence {}

    record Fault(OrderFault fault) implements Evidence {}

    static Evidence of(LoggedEvent shown) {
      try {
        shown.verifiedLeaf();
      } catch (EventRecordRefused e) {
        return new Fault(OrderFault.ALTERED);
      }
      return shown
          .metadata()
          .flatMap(OrderEvidence::read)
          .<Evidence>map(Request::new)
          .orElseGet(() -> new Fault(OrderFault.MISSING));
    }

    /// @throws OrderRefused if it is none
    default OrderEvidence request(long position) {
      return switch (this) {
        case Request(var evidence) -> evidence;
        case Fault(var fault) -> throw new OrderRefused(position, fault);
      };
    }
  }

  /// A signature that is yet to be checked: the costly part, done for all at once.
  private record Signed(long position, OrderEvidence evidence, VerifyingKey key) {
    boolean holds() {
      return evidence.order().verify(key);
    }
  }

  /// What a request gave so far: it stands in one stream, and its events follow each other.
  private record Spent(String stream, long last, List<String> types) {
    boolean goesOnWith(LoggedEvent shown) {
      return stream.equals(shown.event().streamId())
          && last + 1 == shown.event().streamSequence()
          && !types.contains(shown.event().type());
    }

    Spent with(LoggedEvent shown) {
      var more = new ArrayList<>(types);
      more.add(shown.event().type());
      return new Spent(stream, shown.event().streamSequence(), more);
    }

    static Spent on(LoggedEvent shown) {
      return new Spent(
          shown.event().streamId(), shown.event().streamSequence(), List.of(shown.event().type()));
    }
  }

  private static final class Walk {
    private final Rosters rosters = new Rosters();
    private final Map<String, Spent> spent = new HashMap<>();
    private final Map<Long, DeviceId> devices = new HashMap<>();
    private final List<Signed> signatures = new ArrayList<>();

    /// An account's own order is checked by its roster before the event: nobody who is revoked or
    /// added by it has ordered it. Only an opening comes with its first device.
    void take(Ordered ordered) {
      var recorded = ordered.recorded();
      ordered
          .evidence()
          .map(evidence -> evidence.request(recorded.position()))
          .ifPresent(request -> check(ordered, ordered.wanted().orElseThrow(), request));
      if (recorded.event() instanceof AccountEvent e) {
        rosters.take(recorded.position(), recorded.at(), e);
      }
    }

    private void check(Ordered ordered, Wanted wanted, OrderEvidence evidence) {
      var recorded = ordered.recorded();
      var shown = ordered.shown();
      long position = recorded.position();
      var device = device(evidence, position);
      require(
          wanted.device().filter(named -> !named.equals(device)).isEmpty(),
          position,
          OrderFault.OTHER_DEVICE);
      require(shown.event().actor().equals(device.value()), position, OrderFault.OTHER_DEVICE);
      require(wanted.fits(evidence) && hasItsBody(evidence), position, OrderFault.OTHER_ORDER);
      require(isTimely(evidence, recorded.at()), position, OrderFault.OUT_OF_TIME);
      var key = rosters.key(wanted.account(), device, recorded.at());
      require(key.isPresent(), position, OrderFault.NOT_ON_ROSTER);
      spend(evidence.order().covered(), shown);
      evidence.order().idempotencyKey().ifPresent(once -> spend(device + " " + once, shown));
      signatures.add(new Signed(position, evidence, key.get()));
      devices.put(position, device);
    }

    private static DeviceId device(OrderEvidence evidence, long position) {
      try {
        return new DeviceId(evidence.order().keyId());
      } catch (IllegalArgumentException e) {
        throw new OrderRefused(position, OrderFault.OTHER_DEVICE);
      }
    }

    /// Whether the body that was kept is the one that was signed.
    private static boolean hasItsBody(OrderEvidence evidence) {
      return evidence
          .body()
          .map(body -> Optional.of(ContentDigest.of(body.toArray())))
          .map(digest -> digest.equals(evidence.order().digest()))
          .orElse(true);
    }

    private static boolean isTimely(OrderEvidence evidence, Instant at) {
      return Duration.between(evidence.order().created(), at).abs().compareTo(LONGEST) <= 0;
    }

    private void spend(String request, LoggedEvent shown) {
      var before = spent.get(request);
      require(
          before == null || before.goesOnWith(shown),
          shown.event().position(),
          OrderFault.USED_TWICE);
      spent.put(
          request, before == null ? Spent.on(shown) : Objects.requireNonNull(before).with(shown));
    }

    private static void require(boolean holds, long position, OrderFault fault) {
      if (!holds) throw new OrderRefused(position, fault);
    }
  }
}
