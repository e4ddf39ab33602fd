package org.lockstep.api.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.lockstep.domain.Event;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKeys;
import org.lockstep.wire.message.FeedMessages.Notice;

/// Whom an event concerns: the account that it is about, those who take part in the share that it
/// is about or are invited to it, and those who share something with the account.
///
/// Who takes part is read from the views as they are when the event is told, not as they were when
/// it happened. Safe for use by many threads.
final class Audience {
  private static final int DECODED = 4_096;

  private final ReadModels models;
  private final EventCodec codec;
  // Many streams tell the same events at about the same time.
  private final Cache<Long, Event> decoded = Caffeine.newBuilder().maximumSize(DECODED).build();

  /// Reads no personal texts: what it keeps in memory stays what it is when one is erased.
  Audience(ReadModels models) {
    this.models = models;
    this.codec = new EventCodec(PersonalKeys.NONE);
  }

  /// What an account is told of an event; empty where it does not concern it.
  Optional<Notice> notice(AccountId reader, StoredEvent stored) {
    return switch (decode(stored)) {
      case AccountEvent e when concerns(reader, e.account()) ->
          told(stored, Optional.empty(), Optional.of(e.account()));
      case ShareEvent e when takesPart(reader, e.share()) || names(reader, e) ->
          told(stored, Optional.of(e.share()), about(e));
      case ItemEvent e when takesPart(reader, e.share()) ->
          told(stored, Optional.of(e.share()), Optional.of(author(e)));
      case KeyUsed e -> notice(reader, stored, e);
      case AccountEvent _, ShareEvent _, ItemEvent _, HandleClaimed _, LogBegun _ ->
          Optional.empty();
    };
  }

  private Optional<Notice> notice(AccountId reader, StoredEvent stored, KeyUsed used) {
    return switch (used.key().kind()) {
      case SERVICE, MAIL, CONTACTS, CALENDARS, REMINDERS -> {
        var owner = new AccountId(used.key().owner());
        yield told(stored, Optional.empty(), Optional.of(owner)).filter(_ -> owner.equals(reader));
      }
      case SHARE -> {
        var share = new ShareId(used.key().owner());
        yield told(stored, Optional.of(share), Optional.empty())
            .filter(_ -> takesPart(reader, share));
      }
    };
  }

  private Event decode(StoredEvent stored) {
    return decoded.get(
        stored.position(), _ -> codec.decode(stored.type(), stored.revision(), stored.payload()));
  }

  private static Optional<Notice> told(
      StoredEvent stored, Optional<ShareId> share, Optional<AccountId> account) {
    return Optional.of(
        new Notice(stored.position(), stored.recordedAt(), stored.type(), share, account));
  }

  private boolean concerns(AccountId reader, AccountId account) {
    return account.equals(reader)
        || models.shares().ofAccount(account).stream().anyMatch(s -> takesPart(reader, s));
  }

  private boolean takesPart(AccountId account, ShareId share) {
    return models
        .shares()
        .protection(share)
        .flatMap(ShareProtection::share)
        .filter(now -> hasRoom(now, account))
        .isPresent();
  }

  private static boolean hasRoom(ShareState.Active share, AccountId account) {
    return share.participants().containsKey(account) || share.invitations().containsKey(account);
  }

  private static AccountId author(ItemEvent event) {
    return switch (event) {
      case ItemEvent.ItemWritten e -> e.by().account();
      case ItemEvent.ItemDeleted e -> e.by().account();
    };
  }

  private static boolean names(AccountId reader, ShareEvent event) {
    return about(event).filter(reader::equals).isPresent();
  }

  private static Optional<AccountId> about(ShareEvent event) {
    return switch (event) {
      case ShareEvent.ShareCreated e -> Optional.of(e.owner());
      case ShareEvent.KeyGranted e -> Optional.of(e.grant().recipient());
      case ShareEvent.ParticipantInvited e -> Optional.of(e.account());
      case ShareEvent.InvitationWithdrawn e -> Optional.of(e.account());
      case ShareEvent.ParticipantJoined e -> Optional.of(e.account());
      case ShareEvent.ParticipantLeft e -> Optional.of(e.account());
      case ShareEvent.ParticipantRemoved e -> Optional.of(e.account());
      case ShareEvent.RoleChanged e -> Optional.of(e.account());
      case ShareEvent.EpochStarted e -> Optional.of(e.by().account());
      case ShareEvent.LinkOpened e -> Optional.of(e.by().account());
      case ShareEvent.LinkClosed e -> Optional.of(e.by().account());
      case ShareEvent.CollaborationStarted e -> Optional.of(e.by().account());
      case ShareEvent.CollaborationEnded e -> Optional.of(e.by().account());
      case ShareEvent.EpochEscrowed e -> Optional.of(e.by().account());
      case ShareEvent.ShareEnded e -> Optional.of(e.by().account());
      case ShareEvent.ByClosing e -> Optional.of(e.closed());
      case ShareEvent.LiveSessionOpened e -> Optional.of(e.first().account());
      case ShareEvent.LiveSessionClosed _, ShareEvent.EscrowDestroyed _ -> Optional.empty();
    };
  }
}
