package org.lockstep.api.live;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.vault.ServerKeys;

/// Gives out tickets and knows them again; the package comment tells their form. Safe for all
/// threads.
public final class Tickets {
  private static final int MAC_LENGTH = 32;

  private final ServerKeys keys;
  private final Clock clock;
  private final Duration lifetime;

  /// Tickets under a key of this server.
  public Tickets(ServerKeys keys, Clock clock, Duration lifetime) {
    this.keys = keys;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /// A fresh ticket for the caller's device.
  Ticket issue(ShareId share, Role role, Caller caller) {
    var expires = clock.instant().plus(lifetime);
    return new Ticket(share, caller.account(), caller.device(), role, expires);
  }

  /// A ticket as it is sent.
  String text(Ticket ticket) {
    var tuple = ticket.tuple();
    var fields = tuple.encode();
    var bytes = ByteBuffer.allocate(MAC_LENGTH + fields.length);
    bytes.put(keys.ticketMac(tuple)).put(fields);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /// The ticket of a text, if this server has given it out and it has not expired.
  Optional<Ticket> read(String text) {
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length < MAC_LENGTH) return Optional.empty();
      var ticket = Ticket.read(Arrays.copyOfRange(bytes, MAC_LENGTH, bytes.length));
      var mac = Arrays.copyOf(bytes, MAC_LENGTH);
      return Optional.of(ticket)
          .filter(found -> MessageDigest.isEqual(keys.ticketMac(found.tuple()), mac))
          .filter(found -> clock.instant().isBefore(found.expires()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no ticket has that form
    }
  }
}
