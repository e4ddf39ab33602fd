package org.lockstep.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.storage.documents.Collection;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Query;

/// The collections of documents; the package's story tells what is in them.
final class Collections {
  static final String HANDLES = "handles";
  static final String DEVICES = "devices";
  static final String SHARES = "shares";
  static final String MEMBERSHIPS = "memberships";
  static final String INVITATIONS = "invitations";
  static final String INVOLVED = "involved";
  static final String EPOCHS = "epochs";
  static final String GRANTS = "grants";
  static final String ITEMS = "items";
  static final String ITEM_EVENTS = "item-events";
  static final String LINKS = "links";
  static final String ORDERS = "orders";
  static final String DESTRUCTIONS = "destructions";
  static final String USES = "uses";
  static final String SESSIONS = "sessions";

  static final String ACCOUNT = "account";
  static final String SHARE = "share";
  static final String CLOSED = "closed";
  static final String OWNER = "owner";
  static final String DAY = "day";

  /// The value in [#INVOLVED] of an account that has borne on no custody yet.
  static final long ONLY_INVITED = -1;

  private static final int PAGE = 500;
  private static final List<Collection> ALL =
      List.of(
          new Collection(HANDLES, List.of()),
          new Collection(DEVICES, List.of()),
          new Collection(SHARES, List.of()),
          new Collection(MEMBERSHIPS, List.of(ACCOUNT)),
          new Collection(INVITATIONS, List.of(ACCOUNT)),
          new Collection(INVOLVED, List.of(SHARE, ACCOUNT)),
          new Collection(EPOCHS, List.of(SHARE)),
          new Collection(GRANTS, List.of()),
          new Collection(ITEMS, List.of(SHARE)),
          new Collection(ITEM_EVENTS, List.of(SHARE)),
          new Collection(LINKS, List.of()),
          new Collection(ORDERS, List.of(DAY)),
          new Collection(DESTRUCTIONS, List.of(OWNER)),
          new Collection(USES, List.of(OWNER)),
          new Collection(SESSIONS, List.of(OWNER)));

  private Collections() {}

  static void declare(Documents documents) {
    ALL.forEach(documents::declare);
  }

  static List<String> names() {
    return ALL.stream().map(Collection::name).toList();
  }

  /// The key of a document about one thing within another.
  static String key(Object outer, Object inner) {
    return outer + "/" + inner;
  }

  /// The part of such a key that names the inner thing.
  static String inner(String key) {
    return key.substring(key.indexOf('/') + 1);
  }

  /// The part of such a key that names the outer thing.
  static String outer(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  /// An epoch's number, so that keys are in the order of the numbers.
  static String padded(int epoch) {
    return "%010d".formatted(epoch);
  }

  /// A position, so that keys are in the order of the history.
  static String padded(long position) {
    return "%019d".formatted(position);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(byte[] value) {
    return new String(value, UTF_8);
  }

  static byte[] bytes(long position) {
    return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
  }

  static long number(byte[] value) {
    return ByteBuffer.wrap(value).getLong();
  }

  /// All documents with that value of a field, in the order of their keys.
  static List<Document> all(Documents documents, String collection, String field, String value) {
    var all = new ArrayList<Document>();
    var query = Query.by(collection, field, value).limit(PAGE);
    while (true) {
      var page = documents.find(query);
      all.addAll(page.documents());
      if (page.next() == null) return all;
      query = query.after(page.next());
    }
  }

  /// The inner parts of the keys of [#DESTRUCTIONS] of one kind.
  static List<String> keys(Documents documents, String collection, String owner) {
    return all(documents, collection, OWNER, owner).stream().map(d -> inner(d.key())).toList();
  }
}
