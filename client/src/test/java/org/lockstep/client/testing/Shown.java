package org.lockstep.client.testing;

import java.util.List;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.message.AccountMessages.PublicAccount;
import org.lockstep.wire.message.AccountMessages.PublicDevice;
import org.lockstep.wire.message.AccountMessages.PublicService;
import org.lockstep.wire.message.FeedMessages;

/// What a server shows of people and histories.
public final class Shown {
  private Shown() {}

  /// A history, on one page.
  public static void history(FakeServer server, ShareId share, List<EventRecord> records) {
    long head = records.getLast().position();
    server.at(head);
    server.on(
        "GET",
        "/v1/shares/" + share + "/history",
        request -> {
          long after = Long.parseLong(request.query().replaceAll(".*after=(-?\\d+).*", "$1"));
          var rest = records.stream().filter(r -> r.position() > after).toList();
          return server.message(new FeedMessages.History<>(rest, head, false));
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
