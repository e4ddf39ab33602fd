package org.lockstep.wire.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.Event;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.ShareEvent;

/// The one place that gives each event record its stable name, its revision and its stream type.
///
/// Names are spelled once, for ever. A record that changes its JSON form gets the next revision and
/// an [Upcaster] from the one before. Immutable and safe for use by many threads.
public final class EventCatalogue {
  private static final EventCatalogue CURRENT =
      new EventCatalogue(
          List.of(
              entry(AccountEvent.AccountOpened.class, "account.opened"),
              entry(AccountEvent.DeviceAdded.class, "account.device-added"),
              entry(AccountEvent.DeviceRevoked.class, "account.device-revoked"),
              entry(AccountEvent.DeviceSoftwareUpdated.class, "account.device-software-updated"),
              entry(AccountEvent.RecoveryKeySet.class, "account.recovery-key-set"),
              entry(AccountEvent.RecoveryKeyRemoved.class, "account.recovery-key-removed"),
              entry(AccountEvent.AuthenticatorSet.class, "account.authenticator-set"),
              entry(AccountEvent.AuthenticatorRemoved.class, "account.authenticator-removed"),
              entry(AccountEvent.WebAccessTurnedOn.class, "account.web-access-turned-on"),
              entry(AccountEvent.WebAccessTurnedOff.class, "account.web-access-turned-off"),
              entry(AccountEvent.WebSessionApproved.class, "account.web-session-approved"),
              entry(AccountEvent.WebCategoryHandedOver.class, "account.web-category-handed-over"),
              entry(AccountEvent.WebSessionEnded.class, "account.web-session-ended"),
              entry(AccountEvent.RecoveryWaitSet.class, "account.recovery-wait-set"),
              entry(AccountEvent.RecoveryBegun.class, "account.recovery-begun"),
              entry(AccountEvent.RecoveryVetoed.class, "account.recovery-vetoed"),
              entry(AccountEvent.RecoveryContactsSet.class, "account.recovery-contacts-set"),
              entry(
                  AccountEvent.RecoveryContactConfirmed.class,
                  "account.recovery-contact-confirmed"),
              entry(
                  AccountEvent.RecoveryContactsRemoved.class, "account.recovery-contacts-removed"),
              entry(AccountEvent.DeviceRecovered.class, "account.device-recovered"),
              entry(
                  AccountEvent.AdvancedProtectionTurnedOn.class,
                  "account.advanced-protection-turned-on"),
              entry(
                  AccountEvent.AdvancedProtectionTurnedOff.class,
                  "account.advanced-protection-turned-off"),
              entry(AccountEvent.ServiceSecretRotated.class, "account.service-secret-rotated"),
              entry(AccountEvent.CircleSecretRotated.class, "account.circle-secret-rotated"),
              entry(AccountEvent.ServiceSecretEscrowed.class, "account.service-secret-escrowed"),
              entry(
                  AccountEvent.ServiceSecretsDestroyed.class, "account.service-secrets-destroyed"),
              entry(AccountEvent.AccountClosed.class, "account.closed"),
              entry(AccountEvent.AccountErased.class, "account.erased"),
              entry(AccountEvent.MessagesKeyStarted.class, "account.messages-key-started"),
              entry(AccountEvent.MessagesKeyCopied.class, "account.messages-key-copied"),
              entry(AccountEvent.BackupTurnedOn.class, "account.backup-turned-on"),
              entry(AccountEvent.BackupTurnedOff.class, "account.backup-turned-off"),
              entry(AccountEvent.CaldavTurnedOn.class, "account.caldav-turned-on"),
              entry(AccountEvent.CaldavTurnedOff.class, "account.caldav-turned-off"),
              entry(ShareEvent.ShareCreated.class, "share.created"),
              entry(ShareEvent.EpochStarted.class, "share.epoch-started"),
              entry(ShareEvent.KeyGranted.class, "share.key-granted"),
              entry(ShareEvent.ParticipantInvited.class, "share.participant-invited"),
              entry(ShareEvent.InvitationWithdrawn.class, "share.invitation-withdrawn"),
              entry(ShareEvent.ParticipantJoined.class, "share.participant-joined"),
              entry(ShareEvent.ParticipantLeft.class, "share.participant-left"),
              entry(ShareEvent.ParticipantRemoved.class, "share.participant-removed"),
              entry(ShareEvent.RoleChanged.class, "share.role-changed"),
              entry(ShareEvent.LinkOpened.class, "share.link-opened"),
              entry(ShareEvent.LinkClosed.class, "share.link-closed"),
              entry(ShareEvent.CollaborationStarted.class, "share.collaboration-started"),
              entry(ShareEvent.CollaborationEnded.class, "share.collaboration-ended"),
              entry(ShareEvent.EpochEscrowed.class, "share.epoch-escrowed"),
              entry(ShareEvent.EscrowDestroyed.class, "share.escrow-destroyed"),
              entry(ShareEvent.ShareEnded.class, "share.ended"),
              entry(ShareEvent.LiveSessionOpened.class, "share.live-session-opened"),
              entry(ShareEvent.LiveSessionClosed.class, "share.live-session-closed"),
              entry(ShareEvent.OwnershipPassed.class, "share.ownership-passed"),
              entry(ShareEvent.ClosedAccountParted.class, "share.closed-account-parted"),
              entry(ShareEvent.OwnerClosed.class, "share.owner-closed"),
              entry(ItemEvent.ItemWritten.class, "item.written"),
              entry(ItemEvent.ItemDeleted.class, "item.deleted"),
              entry(HandleClaimed.class, "handle.claimed"),
              entry(KeyUsed.class, "key.used"),
              entry(LogBegun.class, "log.begun")));

  private final List<Entry> entries;
  private final Map<Class<? extends Event>, Entry> byRecord = new HashMap<>();
  private final Map<String, Entry> byType = new HashMap<>();

  /// One event record under its name.
  ///
  /// @param record what this is the name of
  /// @param type the stable name, such as `share.link-opened`
  /// @param revision the newest revision of its JSON form, from 1
  public record Entry(Class<? extends Event> record, String type, int revision) {}

  /// Refuses a record or a name that occurs twice with an [IllegalArgumentException].
  EventCatalogue(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (var entry : entries) {
      if (byRecord.put(entry.record(), entry) != null || byType.put(entry.type(), entry) != null) {
        throw new IllegalArgumentException("catalogued twice: " + entry);
      }
    }
  }

  private static Entry entry(Class<? extends Event> record, String type) {
    return new Entry(record, type, 1);
  }

  /// The catalogue of this version of the software.
  public static EventCatalogue current() {
    return CURRENT;
  }

  /// All entries.
  public List<Entry> entries() {
    return entries;
  }

  /// The entry of an event's record.
  ///
  /// @throws IllegalArgumentException if its record is not catalogued
  public Entry of(Event event) {
    var entry = byRecord.get(event.getClass());
    if (entry == null) throw new IllegalArgumentException("not catalogued: " + event.getClass());
    return entry;
  }

  /// The entry of that name, if this version of the software knows it.
  public Optional<Entry> named(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  /// The type of the stream that an event belongs to.
  public static String streamType(Event event) {
    return switch (event) {
      case AccountEvent _ -> "account";
      case ShareEvent _ -> "share";
      case ItemEvent _ -> "item";
      case HandleClaimed _ -> "handle";
      case KeyUsed _ -> "use";
      case LogBegun _ -> "log";
    };
  }
}
