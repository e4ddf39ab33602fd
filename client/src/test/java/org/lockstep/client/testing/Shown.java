package org.lockstep.client.testing;

import java.util.List;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.message.AccountMessages.PublicAccount;
import org.lockstep.wire.message.AccountMessages.PublicDevice;
import org.lockstep.wire.message.AccountMessages.PublicService;
import org.lockstep.wire.message.LogMessages.ShareEvents;

/// What a server shows of people and histories.
public final class Shown {
  private Shown() {}

  /// A history, on one page.
  public static void history(FakeServer server, ShareId share, List<LoggedEvent> shown) {
    long head = shown.getLast().event().position();
    server.at(head);
    server.on(
        "GET",
        "/v1/shares/" + share + "/events",
        request -> {
          long after = Long.parseLong(request.query().replaceAll(".*after=(-?\\d+).*", "$1"));
          var rest = shown.stream().filter(r -> r.event().position() > after).toList();
          return server.message(new ShareEvents(rest, head, false, 0));
        });
  }

  /// An account as others see it.
  public static PublicAccount account(
      Person person, ProtectionMode mode, RosterProof roster, ServiceEpoch service) {
    return new PublicAccount(
        person.account(),
        person.handle(),
        person.handle(),
        org.lockstep.domain.Bytes.of(person.identity().publicKey().bytes()),
        mode,
        person.onRoster().stream()
            .map(
                d ->
                    new PublicDevice(
                        new org.lockstep.domain.id.DeviceId(d.id()),
                        org.lockstep.domain.Bytes.of(d.signingKey().bytes()),
                        org.lockstep.domain.Bytes.of(d.sealingKey().bytes())))
            .toList(),
        roster,
        new PublicService(
            service.number(), service.commitment(), service.categoryKeys(), service.signature()));
  }
}
