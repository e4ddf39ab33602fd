package org.lockstep.api.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockstep.api.item.Contents;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.content.AuthorSignature;
import org.lockstep.crypto.content.Authorship;
import org.lockstep.crypto.content.CiphertextSource;
import org.lockstep.crypto.content.ContentContext;
import org.lockstep.crypto.content.ContentKey;
import org.lockstep.crypto.content.ContentRanges;
import org.lockstep.crypto.content.ContentReader;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.share.MetadataField;
import org.lockstep.crypto.share.MetadataSeal;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.item.ItemRejection.ItemUnknown;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.projections.ItemPage.Entry;
import org.lockstep.projections.ReadModels;
import org.lockstep.wire.message.ShareMessages.GuestItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The items of a share as guests read them: opened with the key that the vault holds for the link.
///
/// An item that does not open (its author sealed something else) is left out, and the log tells.
@Component
final class GuestItems {
  private static final Logger log = LoggerFactory.getLogger(GuestItems.class);
  private static final int PAGE = 500;

  private final ReadModels models;
  private final ShareSecrets secrets;
  private final Contents contents;
  private final AuthorKeys authors;

  GuestItems(ReadModels models, ShareSecrets secrets, Contents contents, AuthorKeys authors) {
    this.models = models;
    this.secrets = secrets;
    this.contents = contents;
    this.authors = authors;
  }

  /// An item that a guest may read.
  ///
  /// @param length of the content in bytes
  record OpenedItem(Entry entry, String name, long length, ContentKey key, ContentContext context) {
    GuestItem view() {
      return new GuestItem(entry.item().value(), name, length);
    }
  }

  /// All items, in the order of their ids. The key of each epoch is used once.
  List<OpenedItem> all(OpenedShare opened) {
    Map<Integer, List<Entry>> byEpoch = new TreeMap<>();
    for (var entry : entries(opened)) {
      byEpoch.computeIfAbsent(entry.version().epoch(), _ -> new ArrayList<>()).add(entry);
    }
    var readable = new TreeMap<String, OpenedItem>();
    byEpoch.forEach(
        (epoch, entries) ->
            secrets
                .use(opened, epoch, secret -> opened(entries, opened, secret))
                .forEach(item -> readable.put(item.entry().item().value(), item)));
    return List.copyOf(readable.values());
  }

  /// One item.
  ///
  /// @throws Refused if there is none that can be read
  OpenedItem one(OpenedShare opened, ItemId item) {
    var entry =
        models
            .items()
            .item(opened.share().share(), item)
            .orElseThrow(() -> new Refused(new ItemUnknown(item)));
    return secrets
        .use(opened, entry.version().epoch(), secret -> opened(entry, opened, secret))
        .orElseThrow(() -> new Refused(new ItemUnknown(item)));
  }

  /// The item's content, checked as it is read; the caller closes it.
  ContentReader read(OpenedItem item) throws IOException {
    var version = item.entry().version();
    var authorship =
        new Authorship(
            authors.of(item.entry().by()), AuthorSignature.of(version.signature().toArray()));
    var blob = contents.open(version, 0, version.length());
    try {
      return new ContentReader(blob, item.key(), item.context(), authorship);
    } catch (IOException | RuntimeException e) {
      blob.close();
      throw e;
    }
  }

  private List<Entry> entries(OpenedShare opened) {
    var entries = new ArrayList<Entry>();
    var next = Optional.<ItemId>empty();
    do {
      var page = models.items().page(opened.share().share(), next, PAGE);
      entries.addAll(page.items());
      next = page.next();
    } while (next.isPresent());
    return entries;
  }

  private List<OpenedItem> opened(List<Entry> entries, OpenedShare opened, EpochSecret secret) {
    return entries.stream().flatMap(entry -> opened(entry, opened, secret).stream()).toList();
  }

  private Optional<OpenedItem> opened(Entry entry, OpenedShare opened, EpochSecret secret) {
    try {
      return Optional.of(open(entry, opened, secret));
    } catch (SealRefused | IOException e) {
      log.warn("Item {} does not open for guests: {}", entry.item(), e.getMessage());
      return Optional.empty();
    }
  }

  private OpenedItem open(Entry entry, OpenedShare opened, EpochSecret secret) throws IOException {
    var version = entry.version();
    var context =
        new ContentContext(
            entry.item().value(),
            version.number(),
            opened.share().share().value(),
            opened.share().kind().category().name(),
            version.epoch(),
            entry.by().device().value());
    var field = new MetadataField(entry.item().value(), "name");
    var name = MetadataSeal.open(secret, field, version.name().toArray());
    var key = ContentKey.unwrap(secret.secret(), context, version.contentKey().toArray());
    long length = ContentRanges.open(source(version), key, context).length();
    return new OpenedItem(entry, name, length, key, context);
  }

  private CiphertextSource source(ItemVersion version) {
    return new CiphertextSource() {
      @Override
      public long length() {
        return version.length();
      }

      @Override
      public byte[] read(long from, int length) throws IOException {
        try (var bytes = contents.open(version, from, length)) {
          return bytes.readAllBytes();
        }
      }
    };
  }
}
