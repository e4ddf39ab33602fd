package org.lockstep.projections;

import static org.lockstep.projections.Collections.bytes;
import static org.lockstep.projections.Collections.key;

import java.util.Map;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountEvent.AdvancedProtectionTurnedOff;
import org.lockstep.domain.account.AccountEvent.AdvancedProtectionTurnedOn;
import org.lockstep.domain.account.AccountEvent.CircleSecretRotated;
import org.lockstep.domain.account.AccountEvent.DeviceAdded;
import org.lockstep.domain.account.AccountEvent.DeviceRevoked;
import org.lockstep.domain.account.AccountEvent.DeviceSoftwareUpdated;
import org.lockstep.domain.account.AccountEvent.RecoveryKeyRemoved;
import org.lockstep.domain.account.AccountEvent.RecoveryKeySet;
import org.lockstep.domain.account.AccountEvent.ServiceSecretEscrowed;
import org.lockstep.domain.account.AccountEvent.ServiceSecretRotated;
import org.lockstep.domain.account.AccountEvent.ServiceSecretsDestroyed;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.item.ItemEvent.ItemDeleted;
import org.lockstep.domain.item.ItemEvent.ItemWritten;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.ShareEvent;

/// What each event changes in the documents. Exhaustive: an event that is not placed here does not
/// compile.
final class Indexing {
  private static final byte[] NOTHING = new byte[0];

  private final Streams streams;
  private final IdempotencyKeys idempotencyKeys;

  Indexing(Streams streams, IdempotencyKeys idempotencyKeys) {
    this.streams = streams;
    this.idempotencyKeys = idempotencyKeys;
  }

  /// Adds the writes that follow from the next event.
  void apply(Decoded event, DocumentBatch batch) {
    idempotencyKeys
        .of(event.stored())
        .map(idempotency -> key(event.stored().actor(), idempotency))
        .ifPresent(order -> ofOrder(order, event, batch));
    switch (event.event()) {
      case AccountEvent e -> ofAccount(e, batch);
      case ShareEvent e -> new ShareIndexing(streams, batch).apply(e, event);
      case ItemEvent e -> ofItem(e, event, batch);
      case KeyUsed e -> UseModel.index(e, event, batch);
      case HandleClaimed _, LogBegun _ -> {}
    }
  }

  private static void ofOrder(String order, Decoded event, DocumentBatch batch) {
    var day = OrderExpiry.day(event.stored().recordedAt());
    batch.put(
        Collections.ORDERS,
        order,
        bytes(event.position()),
        Map.of(Collections.DAY, Long.toString(day)));
  }

  private void ofAccount(AccountEvent event, DocumentBatch batch) {
    switch (event) {
      case AccountOpened e -> {
        putIfAbsent(Collections.HANDLES, e.handleId().value(), e.account(), batch);
        ofDevice(e.device().id(), e.account(), batch);
      }
      case DeviceAdded e -> ofDevice(e.device().id(), e.account(), batch);
      case AccountEvent.DeviceRecovered e -> ofDevice(e.device().id(), e.account(), batch);
      case AdvancedProtectionTurnedOn e ->
          batch.put(
              Collections.DESTRUCTIONS,
              key(Collections.ACCOUNT, e.account()),
              NOTHING,
              Map.of(Collections.OWNER, Collections.ACCOUNT));
      case AdvancedProtectionTurnedOff e -> owesNoDestruction(e.account(), batch);
      case ServiceSecretsDestroyed e -> owesNoDestruction(e.account(), batch);
      case AccountEvent.AccountClosed e -> closed(e.account(), batch);
      case AccountEvent.AccountErased e ->
          batch.delete(Collections.DESTRUCTIONS, key(Collections.CLOSED, e.account()));
      case AccountEvent.AboutSignIn _,
          AccountEvent.OfOwnData _,
          DeviceRevoked _,
          DeviceSoftwareUpdated _,
          RecoveryKeySet _,
          RecoveryKeyRemoved _,
          ServiceSecretRotated _,
          CircleSecretRotated _,
          ServiceSecretEscrowed _ -> {}
    }
  }

  /// The handle leads to it no more, and all of it is to be destroyed.
  private void closed(AccountId account, DocumentBatch batch) {
    streams
        .handle(account)
        .filter(handle -> leadsTo(account, handle, batch))
        .ifPresent(handle -> batch.delete(Collections.HANDLES, handle.value()));
    owesNoDestruction(account, batch);
    batch.put(
        Collections.DESTRUCTIONS,
        key(Collections.CLOSED, account),
        NOTHING,
        Map.of(Collections.OWNER, Collections.CLOSED));
  }

  private static boolean leadsTo(AccountId account, HandleId handle, DocumentBatch batch) {
    return batch
        .get(Collections.HANDLES, handle.value())
        .filter(found -> Collections.text(found).equals(account.value()))
        .isPresent();
  }

  private static void owesNoDestruction(AccountId account, DocumentBatch batch) {
    batch.delete(Collections.DESTRUCTIONS, key(Collections.ACCOUNT, account));
  }

  private static void ofDevice(DeviceId device, AccountId account, DocumentBatch batch) {
    putIfAbsent(Collections.DEVICES, device.value(), account, batch);
  }

  /// The first account keeps the name: whoever names a device or handle of somebody else later
  /// takes nothing away by it.
  private static void putIfAbsent(
      String collection, String key, AccountId account, DocumentBatch batch) {
    if (batch.get(collection, key).isPresent()) return;
    batch.put(collection, key, bytes(account.value()), Map.of());
  }

  private static void ofItem(ItemEvent event, Decoded decoded, DocumentBatch batch) {
    batch.put(
        Collections.ITEM_EVENTS,
        key(event.share(), Collections.padded(decoded.position())),
        NOTHING,
        Map.of(Collections.SHARE, event.share().value()));
    var key = key(event.share(), event.item());
    switch (event) {
      case ItemWritten _ ->
          batch.put(
              Collections.ITEMS,
              key,
              EventDocument.of(decoded),
              Map.of(Collections.SHARE, event.share().value()));
      case ItemDeleted _ -> batch.delete(Collections.ITEMS, key);
    }
  }
}
