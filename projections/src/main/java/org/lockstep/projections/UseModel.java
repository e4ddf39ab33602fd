package org.lockstep.projections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.keyuse.KeyRef;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Query;

/// The uses that the server made of keys in its vault, for those whose keys they are (R101).
///
/// Safe for use by many threads.
public final class UseModel {
  private final Gate gate;
  private final Documents documents;
  private final Streams streams;
  private final ShareModel shares;

  UseModel(Gate gate, Documents documents, Streams streams, ShareModel shares) {
    this.gate = gate;
    this.documents = documents;
    this.streams = streams;
    this.shares = shares;
  }

  /// A page of the uses of the account's own keys, and of the keys of the shares in which it takes
  /// part or took part when they ended; in the order of the history.
  ///
  /// @param after the cursor: the page before named it as its `next`; -1 for the first page
  /// @param limit of uses, at least 1
  public UsePage page(AccountId account, long after, int limit) {
    return gate.reading(
        () -> {
          var found = new ArrayList<Recorded<KeyUsed>>();
          for (var owner : owners(account)) found.addAll(uses(owner, after, limit + 1));
          found.sort(Comparator.comparingLong(Recorded::position));
          if (found.size() <= limit) return new UsePage(found, OptionalLong.empty());
          var page = found.subList(0, limit);
          return new UsePage(page, OptionalLong.of(page.getLast().position()));
        });
  }

  private List<String> owners(AccountId account) {
    var owners = new ArrayList<String>();
    owners.add(owner(KeyRef.Kind.SERVICE, account.value()));
    for (var share : sharesOf(account)) owners.add(owner(KeyRef.Kind.SHARE, share.value()));
    return owners;
  }

  private Set<ShareId> sharesOf(AccountId account) {
    Set<ShareId> all = new LinkedHashSet<>(shares.ofAccount(account));
    Collections.all(documents, Collections.INVOLVED, Collections.ACCOUNT, account.value()).stream()
        .map(found -> new ShareId(Collections.outer(found.key())))
        .filter(share -> !all.contains(share))
        .filter(share -> tookPart(account, share))
        .forEach(all::add);
    return all;
  }

  private boolean tookPart(AccountId account, ShareId share) {
    return shares
        .protection(share)
        .flatMap(ShareProtection::share)
        .flatMap(last -> last.roleOf(account))
        .isPresent();
  }

  private List<Recorded<KeyUsed>> uses(String owner, long after, int limit) {
    var query =
        Query.by(Collections.USES, Collections.OWNER, owner)
            .after(after < 0 ? null : Collections.key(owner, Collections.padded(after)))
            .limit(limit);
    return documents.find(query).documents().stream()
        .map(found -> EventDocument.read(found.value(), streams.codec(), KeyUsed.class))
        .toList();
  }

  /// Writes a use down where its owner's uses are looked for.
  static void index(KeyUsed use, Decoded event, DocumentBatch batch) {
    var owner = owner(use.key().kind(), use.key().owner());
    batch.put(
        Collections.USES,
        Collections.key(owner, Collections.padded(event.position())),
        EventDocument.of(event),
        Map.of(Collections.OWNER, owner));
  }

  private static String owner(KeyRef.Kind kind, String id) {
    return switch (kind) {
      case SERVICE, MAIL, CONTACTS, CALENDARS, REMINDERS ->
          Collections.key(Collections.ACCOUNT, id);
      case SHARE -> Collections.key(Collections.SHARE, id);
    };
  }
}
