package org.lockstep.client.trust;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareEvent;

/// What this device ordered of all that opens a way to keys, each written down at home before it
/// was sent: so a server that makes such an event up in this device's name is found out.
public final class OwnOrders {
  private OwnOrders() {}

  /// Opening a link.
  public static String link(LinkId link) {
    return "link/" + link;
  }

  /// Inviting an account.
  public static String invitation(ShareId share, AccountId account) {
    return "invitation/" + share + "/" + account;
  }

  /// Starting live work; it may be ordered again and again.
  public static String collaboration(ShareId share) {
    return "collaboration/" + share;
  }

  /// Turning advanced protection off.
  ///
  /// @param counter of the mode change
  public static String protectionOff(long counter) {
    return "protection-off/" + counter;
  }

  private record Order(String written, String words) {}

  /// @throws TrustRefused if an event names this device for an order that it never gave
  static void check(
      Collection<Recorded<Event>> events, DeviceId device, Collection<String> written) {
    var known = Set.copyOf(written);
    for (var recorded : events) {
      claimed(recorded.event(), device)
          .filter(order -> !known.contains(order.written()))
          .ifPresent(
              order -> {
                throw new TrustRefused(new Breach.OrderNotOurs(recorded.position(), order.words()));
              });
    }
  }

  private static Optional<Order> claimed(Event event, DeviceId device) {
    return switch (event) {
      case ShareEvent.LinkOpened e when e.by().device().equals(device) ->
          Optional.of(new Order(link(e.link()), "opened a link"));
      case ShareEvent.ParticipantInvited e when e.by().device().equals(device) ->
          Optional.of(
              new Order(invitation(e.share(), e.account()), "invited account " + e.account()));
      case ShareEvent.CollaborationStarted e when e.by().device().equals(device) ->
          Optional.of(new Order(collaboration(e.share()), "started live collaboration"));
      case AccountEvent.AdvancedProtectionTurnedOff e when e.device().equals(device) ->
          Optional.of(new Order(protectionOff(e.counter()), "turned advanced protection off"));
      default -> Optional.empty(); // what is not in this list opens no way to keys
    };
  }
}
