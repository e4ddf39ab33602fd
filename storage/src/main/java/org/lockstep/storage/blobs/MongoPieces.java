package org.lockstep.storage.blobs;

import java.io.EOFException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bson.BsonDocument;
import org.lockstep.storage.mongodb.DuplicateKey;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Search;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.ShelfForm;

/// The bytes of blobs and uploads, cut into pieces. Safe for all threads.
final class MongoPieces {
  /// Bytes of each piece but the last one.
  static final int LENGTH = 512 << 10;

  private static final ShelfForm FORM =
      ShelfForm.of("piece", "_id", "string", "turn", "long", "bytes", "binData");
  private static final ShelfForm CONDEMNED = ShelfForm.of("condemned", "_id", "string");

  private final Shelf pieces;
  private final Shelf condemned;

  MongoPieces(MongoStore store) {
    this.pieces = store.shelf(FORM);
    this.condemned = store.shelf(CONDEMNED);
  }

  /// Puts a piece in place of what an earlier turn has put there.
  ///
  /// @return false if a later turn was there already
  boolean put(String content, long number, long turn, byte[] bytes) {
    var id = id(content, number);
    try {
      pieces.put(
          Fields.of("_id", id, "turn", Fields.of("$lte", turn)),
          Fields.of("_id", id, "turn", turn, "bytes", bytes));
      return true;
    } catch (DuplicateKey e) {
      return false;
    }
  }

  /// The first bytes of a piece.
  ///
  /// @throws EOFException if there are fewer
  byte[] get(String content, long number, int length) throws EOFException {
    var found = pieces.first(Fields.of("_id", id(content, number)));
    var bytes = found == null ? new byte[0] : found.getBinary("bytes").getData();
    if (bytes.length < length) throw new EOFException("the blob is shorter than its name says");
    return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
  }

  void digest(String content, long length, MessageDigest into) throws EOFException {
    for (long start = 0; start < length; start += LENGTH) {
      into.update(get(content, start / LENGTH, (int) Math.min(LENGTH, length - start)));
    }
  }

  /// Says that these pieces are to go, so that they do even if this process ends before.
  void condemn(String content) {
    condemned.put(Fields.of("_id", content), Fields.of("_id", content));
  }

  /// Takes condemned pieces away.
  void delete(String content) {
    pieces.delete(Fields.of("_id", Fields.of("$gte", content + "/", "$lt", content + "0")));
    pardon(content);
  }

  /// The pieces are needed after all.
  void pardon(String content) {
    condemned.delete(Fields.of("_id", content));
  }

  Iterable<String> condemned() {
    return condemned.find(Search.of(new BsonDocument())).stream()
        .map(found -> found.getString("_id").getValue())
        .toList();
  }

  private static String id(String content, long number) {
    return "%s/%012x".formatted(content, number);
  }
}
