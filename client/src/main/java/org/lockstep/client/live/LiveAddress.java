package org.lockstep.client.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.live.LiveText.Attempt;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.LiveMessages.TicketView;

/// Where a live document is, with a ticket that is asked for when none is good. For one thread at a
/// time.
final class LiveAddress {
  private final Supplier<TicketView> tickets;
  private final String path;
  private final InstantSource clock;
  private @Nullable TicketView ticket;

  LiveAddress(Supplier<TicketView> tickets, ShareId share, String document, InstantSource clock) {
    this.tickets = tickets;
    this.path = "/" + share + "/" + encoded(document);
    this.clock = clock;
  }

  /// The address for one connection.
  synchronized URI of(Attempt attempt) {
    var good = ticket;
    if (good == null || attempt == Attempt.WITH_NEW_TICKET || isOver(good)) good = tickets.get();
    ticket = good;
    return URI.create(good.yWebsocket() + path + "?ticket=" + encoded(good.ticket()));
  }

  private boolean isOver(TicketView known) {
    return !clock.instant().isBefore(known.expires());
  }

  /// The page on which a browser shows the document; its parts stay parts of the path.
  static URI page(URI server, ShareId share, String document, TicketView ticket) {
    var path = Stream.of(document.split("/", -1)).map(LiveAddress::encoded).collect(joining("/"));
    return URI.create(
        server + "/live/" + share + "/" + path + "#ticket=" + encoded(ticket.ticket()));
  }

  /// Percent-encoded, a blank too: a path takes no `+` for it.
  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
