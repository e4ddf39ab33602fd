package org.lockstep.storage.blobs;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.lockstep.storage.mongodb.DuplicateKey;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Search;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.ShelfForm;

/// Uploads that are not finished, and who is working on which. Safe for all threads and processes.
final class MongoUploads {
  /// A process that has shown no sign for so long is thought dead.
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private static final int CONTENT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ShelfForm FORM =
      ShelfForm.of(
              "upload", "_id", "string", "content", "string", "length", "long", "turn", "long",
              "touched", "date")
          .with(ShelfForm.Kind.PLAIN, "touched", "touched");

  private final Shelf shelf;

  MongoUploads(MongoStore store) {
    this.shelf = store.shelf(FORM);
  }

  long open(String uploadId) {
    var content = new byte[CONTENT_BYTES];
    RANDOM.nextBytes(content);
    try {
      shelf.insert(
          Fields.of(
              "_id",
              UploadId.require(uploadId),
              "content",
              HexFormat.of().formatHex(content),
              "length",
              0L,
              "turn",
              0L,
              "touched",
              Instant.now()));
      return 0;
    } catch (DuplicateKey e) {
      return length(uploadId);
    }
  }

  long length(String uploadId) {
    return find(uploadId).getInt64("length").getValue();
  }

  private BsonDocument find(String uploadId) {
    var found = shelf.first(Fields.of("_id", UploadId.require(uploadId)));
    if (found == null) throw new NoSuchUpload(uploadId);
    return found;
  }

  /// Claims the upload.
  ///
  /// @throws UploadBusy if somebody else has
  /// @throws NoSuchUpload if there is none
  Claim claim(String uploadId) {
    var now = Instant.now();
    var idle = Fields.of("busyUntil", BsonNull.VALUE);
    var left = Fields.of("busyUntil", Fields.of("$lt", now));
    var free = Fields.of("_id", UploadId.require(uploadId), "$or", List.of(idle, left));
    var mine =
        Fields.of(
            "$set",
            Fields.of("busyUntil", now.plus(CLAIM), "touched", now),
            "$inc",
            Fields.of("turn", 1L));
    var found = shelf.change(free, mine, false);
    if (found != null) return new Claim(uploadId, found);
    find(uploadId);
    throw new UploadBusy(uploadId);
  }

  List<String> olderThan(Instant time) {
    var earlier = Fields.of("touched", Fields.of("$lt", time));
    return shelf.find(Search.of(earlier).fields(Fields.of("_id", 1))).stream()
        .map(found -> found.getString("_id").getValue())
        .toList();
  }

  /// Forgets the upload that has these pieces.
  void forgetContent(String content) {
    shelf.delete(Fields.of("content", content));
  }

  /// The right to work on an upload, until it is closed or for too long not renewed.
  final class Claim implements AutoCloseable {
    private final String uploadId;
    private final String content;
    private final long turn;
    private long length;

    private Claim(String uploadId, BsonDocument found) {
      this.uploadId = uploadId;
      this.content = found.getString("content").getValue();
      this.turn = found.getInt64("turn").getValue();
      this.length = found.getInt64("length").getValue();
    }

    String content() {
      return content;
    }

    long turn() {
      return turn;
    }

    long length() {
      return length;
    }

    /// The upload has that many bytes now; renews the claim.
    ///
    /// @throws UploadBusy if another one has been made
    void reach(long bytes) {
      var now = Instant.now();
      change(Fields.of("length", bytes, "busyUntil", now.plus(CLAIM), "touched", now));
      length = bytes;
    }

    private void change(BsonDocument fields) {
      if (!shelf.update(mine(), Fields.of("$set", fields))) throw lost();
    }

    UploadBusy lost() {
      return new UploadBusy(uploadId);
    }

    private BsonDocument mine() {
      return Fields.of("_id", uploadId, "turn", turn);
    }

    /// Forgets the upload.
    void end() {
      if (shelf.delete(mine()) == 0) throw lost();
    }

    /// Lets others claim it.
    @Override
    public void close() {
      shelf.update(mine(), Fields.of("$set", Fields.of("busyUntil", BsonNull.VALUE)));
    }
  }
}
