package org.lockstep.api.live;

import java.time.Instant;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;

/// What a device may show to open the live documents of a share.
///
/// @param role the most that it allows, whatever the account's role
/// @param expires to the millisecond
record Ticket(ShareId share, AccountId account, DeviceId device, Role role, Instant expires) {
  private static final String LABEL = "lockstep/live-ticket/1";

  /// Cuts the time to milliseconds.
  Ticket {
    expires = Instant.ofEpochMilli(expires.toEpochMilli());
  }

  Tuple tuple() {
    return Tuple.of(LABEL)
        .text(share.value())
        .text(account.value())
        .text(device.value())
        .text(role.name())
        .number(expires.toEpochMilli());
  }

  /// Reads the bytes of [#tuple].
  ///
  /// @throws IllegalArgumentException if they are others
  static Ticket read(byte[] encoded) {
    var fields = TupleReader.of(LABEL, encoded);
    var ticket =
        new Ticket(
            new ShareId(fields.text()),
            new AccountId(fields.text()),
            new DeviceId(fields.text()),
            Role.valueOf(fields.text()),
            Instant.ofEpochMilli(fields.number()));
    fields.end();
    return ticket;
  }
}
