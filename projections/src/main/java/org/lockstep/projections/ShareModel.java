package org.lockstep.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.SharesParted;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareEvent.EpochStarted;
import org.lockstep.domain.share.ShareEvent.KeyGranted;
import org.lockstep.domain.share.ShareEvent.OwnershipPassed;
import org.lockstep.domain.share.ShareEvent.ParticipantInvited;
import org.lockstep.domain.share.ShareEvent.ShareCreated;
import org.lockstep.domain.share.ShareEvolution;
import org.lockstep.domain.share.ShareState;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Query;
import org.lockstep.wire.message.ShareMessages.KeyEpoch;
import org.lockstep.wire.message.ShareMessages.ShareKeys;

/// Shares as they are now: verdicts, members' lists, keys and invitations.
///
/// No verdict is stored: a share in use is followed in memory, any other is folded from the events
/// that concern it when it is asked for. Safe for use by many threads.
public final class ShareModel {
  private final Gate gate;
  private final Documents documents;
  private final Streams streams;
  private final HistoryModel history;
  private final HotShares hot;
  private final LruCache<ShareId, Timeline> timelines;

  ShareModel(Gate gate, Documents documents, Streams streams, HistoryModel history, Limits limits) {
    this.gate = gate;
    this.documents = documents;
    this.streams = streams;
    this.history = history;
    this.hot = new HotShares(limits.shares());
    this.timelines = new LruCache<>(limits.timelines());
  }

  /// The share's protection; empty if there is no such share.
  ///
  /// A share that is not in use is folded first, which takes as long as reading its history. Within
  /// [ReadModels#consistently] nothing moves meanwhile, so ask for it before.
  public Optional<ShareProtection> protection(ShareId share) {
    var followed = hot.get(share);
    if (followed != null && !gate.isReading()) return Optional.of(followed);
    var begun = gate.isReading() ? Fold.none() : foldBeside(share);
    return gate.reading(
        () -> exists(share) ? Optional.of(followed(share, begun)) : Optional.empty());
  }

  /// A fold that has come to the events below `end`.
  private record Fold(Optional<ShareFold> fold, long end) {
    static Fold none() {
      return new Fold(Optional.empty(), 0);
    }
  }

  private Fold foldBeside(ShareId share) {
    var fold = new ShareFold(share, streams);
    var soFar = history.since(share, 0);
    soFar.events().forEach(fold::apply);
    return new Fold(Optional.of(fold), soFar.end());
  }

  /// The share as of the current position, from now on followed; within [Gate#reading].
  private ShareProtection followed(ShareId share, Fold begun) {
    var followed = hot.get(share);
    if (followed != null) return followed;
    boolean isUsable = begun.end() <= gate.position(); // not so if all was begun anew meanwhile
    var usable = isUsable ? begun : Fold.none();
    var fold = usable.fold().orElseGet(() -> new ShareFold(share, streams));
    history.since(share, usable.end()).events().forEach(fold::apply);
    hot.put(share, fold.protection());
    return fold.protection();
  }

  /// The share's protection after the event at `position`, which may be any of the past; empty if
  /// there is no such share.
  ///
  /// The first question about a share's past costs as much as folding its whole history, the next
  /// ones a few events. Do not ask within [ReadModels#consistently].
  ///
  /// @param position what has not been applied yet is left out
  public Optional<ShareProtection> protectionAt(ShareId share, long position) {
    if (!exists(share)) return Optional.empty();
    var cached = timelines.get(share);
    var timeline = cached == null ? new Timeline(share, streams) : cached;
    if (cached == null) timelines.put(share, timeline);
    long known = Math.min(position, gate.position() - 1);
    return Optional.of(timeline.at(known, from -> history.since(share, from)));
  }

  /// Whether there is, or was, such a share.
  public boolean exists(ShareId share) {
    return documents.get(Collections.SHARES, share.value()).isPresent();
  }

  /// The shares on which a live session is open, ended shares too.
  public List<ShareId> inSession() {
    return gate.reading(
        () ->
            Collections.keys(documents, Collections.SESSIONS, Collections.SHARE).stream()
                .map(ShareId::new)
                .toList());
  }

  /// The share that first opened a link of that id, whether it is still open or not.
  public Optional<ShareId> byLink(LinkId link) {
    return documents
        .get(Collections.LINKS, link.value())
        .map(found -> new ShareId(Collections.text(found.value())));
  }

  /// The share's title; its text may be erased.
  public Optional<Personal> title(ShareId share) {
    return documents.get(Collections.SHARES, share.value()).map(this::title);
  }

  private Personal title(Document share) {
    return switch (EventDocument.read(share.value(), streams.codec(), ShareEvent.class).event()) {
      case ShareCreated e -> e.title();
      case OwnershipPassed e -> e.title();
      case ShareEvent e -> throw new IllegalStateException("no title is in " + e.getClass());
    };
  }

  /// The living shares that the account takes part in.
  public List<ShareId> ofAccount(AccountId account) {
    return gate.reading(
        () ->
            Collections.all(
                    documents, Collections.MEMBERSHIPS, Collections.ACCOUNT, account.value())
                .stream()
                .map(found -> new ShareId(Collections.inner(found.key())))
                .toList());
  }

  /// A page of the living shares that the account takes part in.
  ///
  /// @param after the cursor: the page before named it as its `next`; empty for the first page
  /// @param limit of shares, at least 1
  public SharePage list(AccountId account, Optional<ShareId> after, int limit) {
    members(account, after, limit).shares().forEach(this::protection); // folded while others go on
    return gate.reading(
        () -> {
          var members = members(account, after, limit);
          return new SharePage(
              members.shares().stream().flatMap(s -> entry(s).stream()).toList(), members.next());
        });
  }

  private record Members(List<ShareId> shares, Optional<ShareId> next) {}

  private Members members(AccountId account, Optional<ShareId> after, int limit) {
    var page =
        documents.find(
            Query.by(Collections.MEMBERSHIPS, Collections.ACCOUNT, account.value())
                .after(after.map(share -> Collections.key(account, share)).orElse(null))
                .limit(limit));
    var shares = page.documents().stream().map(d -> share(d.key())).toList();
    return new Members(shares, Optional.ofNullable(page.next()).map(ShareModel::share));
  }

  private static ShareId share(String key) {
    return new ShareId(Collections.inner(key));
  }

  private Optional<SharePage.Entry> entry(ShareId share) {
    return title(share)
        .flatMap(title -> protection(share).map(p -> new SharePage.Entry(share, title, p)));
  }

  /// The invitations that wait for the account's answer.
  public List<Invitation> invitations(AccountId account) {
    return gate.reading(
        () ->
            Collections.all(
                    documents, Collections.INVITATIONS, Collections.ACCOUNT, account.value())
                .stream()
                .flatMap(found -> invitation(found).stream())
                .toList());
  }

  private Optional<Invitation> invitation(Document found) {
    var invited = EventDocument.read(found.value(), streams.codec(), ParticipantInvited.class);
    var e = invited.event();
    return title(e.share())
        .map(title -> new Invitation(e.share(), title, e.role(), e.by(), invited.moment()));
  }

  /// What has become of the shares that a closed account was in, as far as it is recorded.
  public SharesParted parted(AccountId closed) {
    return gate.reading(
        () -> {
          var sum = SharesParted.NONE;
          for (var found :
              Collections.all(
                  documents, Collections.INVOLVED, Collections.ACCOUNT, closed.value())) {
            sum = sum.and(parted(new ShareId(Collections.outer(found.key())), closed));
          }
          return sum;
        });
  }

  private SharesParted parted(ShareId share, AccountId closed) {
    var state = ShareState.UNBORN;
    for (var decoded : streams.decode(streams.stored(share.value(), gate.position()))) {
      if (!(decoded.event() instanceof ShareEvent event)) continue;
      // The first of them says what became of it: who hands a share over parts from it as well.
      if (event instanceof ShareEvent.ByClosing e && e.closed().equals(closed)) {
        return count(e, state);
      }
      state = ShareEvolution.evolve(state, event);
    }
    return SharesParted.NONE;
  }

  private static SharesParted count(ShareEvent.ByClosing event, ShareState before) {
    return switch (event) {
      case ShareEvent.OwnerClosed _ -> new SharesParted(1, 0, 0, 0);
      case OwnershipPassed _ -> new SharesParted(0, 1, 0, 0);
      case ShareEvent.ClosedAccountParted e -> {
        boolean member =
            before instanceof ShareState.Active active && active.roleOf(e.closed()).isPresent();
        yield member ? new SharesParted(0, 0, 1, 0) : new SharesParted(0, 0, 0, 1);
      }
    };
  }

  /// Lets go of what was folded for questions about the past.
  void forgetTimelines() {
    timelines.clear();
  }

  /// Every epoch of the share's secret, oldest first, each with the newest grant to `reader`.
  public ShareKeys keys(ShareId share, AccountId reader) {
    return gate.reading(
        () -> {
          var epochs = new ArrayList<KeyEpoch>();
          for (var found :
              Collections.all(documents, Collections.EPOCHS, Collections.SHARE, share.value())) {
            epochs.add(epoch(found, reader));
          }
          return new ShareKeys(epochs.isEmpty() ? 0 : epochs.getLast().number(), epochs);
        });
  }

  private KeyEpoch epoch(Document found, AccountId reader) {
    var started = EventDocument.read(found.value(), streams.codec(), EpochStarted.class).event();
    var epoch = started.epoch();
    var key =
        Collections.key(
            Collections.key(started.share(), reader), Collections.padded(epoch.number()));
    var grant =
        documents
            .get(Collections.GRANTS, key)
            .map(d -> EventDocument.read(d.value(), streams.codec(), KeyGranted.class))
            .map(granted -> granted.event().grant());
    return new KeyEpoch(epoch.number(), epoch.commitment(), epoch.previous(), started.by(), grant);
  }

  HotShares hot() {
    return hot;
  }
}
