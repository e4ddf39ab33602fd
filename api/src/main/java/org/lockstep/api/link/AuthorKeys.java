package org.lockstep.api.link;

import java.util.Optional;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Event;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountEvent.DeviceAdded;
import org.lockstep.domain.account.AccountEvent.DeviceRecovered;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.share.Actor;
import org.lockstep.projections.ReadModels;
import org.lockstep.projections.TrustedDevice;
import org.lockstep.storage.journal.Journal;
import org.lockstep.wire.event.EventCodec;
import org.springframework.stereotype.Component;

/// The signing keys of authors, of devices that were revoked since, too: what they wrote stays
/// theirs.
@Component
final class AuthorKeys {
  private final ReadModels models;
  private final Journal journal;
  private final EventCodec codec;

  AuthorKeys(ReadModels models, Journal journal, EventCodec codec) {
    this.models = models;
    this.journal = journal;
    this.codec = codec;
  }

  VerifyingKey of(Actor author) {
    var device =
        models
            .accounts()
            .trusted(author.device())
            .map(TrustedDevice::device)
            .orElseGet(() -> former(author));
    return VerifyingKey.of(device.signingKey().toArray());
  }

  private Device former(Actor author) {
    return journal.stream(author.account().value(), 0).stream()
        .map(stored -> codec.decode(stored.type(), stored.revision(), stored.payload()))
        .flatMap(event -> brought(event).stream())
        .filter(device -> device.id().equals(author.device()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no roster ever had the author " + author.device()));
  }

  private static Optional<Device> brought(Event event) {
    return switch (event) {
      case AccountOpened e -> Optional.of(e.device());
      case DeviceAdded e -> Optional.of(e.device());
      case DeviceRecovered e -> Optional.of(e.device());
      default -> Optional.empty(); // the events that bring no device
    };
  }
}
