package org.lockstep.api.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.lockstep.api.axon.EventMetadata;
import org.lockstep.api.request.Devices;
import org.lockstep.api.request.PastOrders;
import org.lockstep.api.request.Progress;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.journal.Journal;

/// The read models and the journal, as the checks of requests ask for them.
record ModelViews(Journal journal, ReadModels models) implements Devices, Progress, PastOrders {
  @Override
  public Optional<Trusted> find(DeviceId device) {
    var accounts = models.accounts();
    return accounts
        .trusted(device)
        .map(found -> new Trusted(found.account(), found.device().signingKey(), false))
        .or(
            () ->
                accounts
                    .trustedAtClosing(device)
                    .map(was -> new Trusted(was.account(), was.device().signingKey(), true)));
  }

  @Override
  public long head() {
    return journal.head();
  }

  @Override
  public long known() {
    return models.position();
  }

  @Override
  public boolean await(long position, Duration longest) {
    try {
      return models.await(position, longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public Optional<Past> find(DeviceId device, String idempotencyKey) {
    var position = models.commands().lastPosition(device, idempotencyKey);
    if (position.isEmpty()) return Optional.empty();
    Map<String, String> metadata =
        EventMetadata.read(journal.read(position.getAsLong(), 1).getFirst().metadata());
    var covered = metadata.getOrDefault(EventMetadata.COVERED, "");
    return Optional.of(new Past(covered, position.getAsLong()));
  }
}
