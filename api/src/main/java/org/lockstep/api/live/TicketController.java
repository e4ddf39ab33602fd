package org.lockstep.api.live;

import org.lockstep.api.request.Caller;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.wire.message.LiveMessages.TicketRequest;
import org.lockstep.wire.message.LiveMessages.TicketView;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Tickets to the channel.
@RestController
public final class TicketController {
  private final LiveShares shares;
  private final Tickets tickets;
  private final LiveAddress address;

  /// Wired by the assembly.
  TicketController(LiveShares shares, Tickets tickets, LiveAddress address) {
    this.shares = shares;
    this.tickets = tickets;
    this.address = address;
  }

  @PostMapping("/v1/shares/{share}/tickets")
  ResponseEntity<TicketView> issue(
      @PathVariable ShareId share, @RequestBody TicketRequest request, Caller caller) {
    var role = shares.require(share, caller).roleOf(caller.account()).orElseThrow();
    var ticket = tickets.issue(share, request.readOnly() ? Role.VIEWER : role, caller);
    var view =
        new TicketView(
            tickets.text(ticket), address.yWebsocket(), address.hocuspocus(), ticket.expires());
    return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(view);
  }
}
