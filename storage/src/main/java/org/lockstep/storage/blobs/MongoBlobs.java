package org.lockstep.storage.blobs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.mongodb.DuplicateKey;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Search;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.ShelfForm;

/// Blobs in MongoDB, cut into pieces; the package comment tells the collections.
public final class MongoBlobs implements Blobs {
  private static final ShelfForm FORM =
      ShelfForm.of("blob", "_id", "string", "length", "long", "content", "string")
          .with(ShelfForm.Kind.PLAIN, "content", "content");

  private final Shelf blobs;
  private final MongoPieces pieces;
  private final MongoUploads uploads;

  private MongoBlobs(MongoStore store) {
    this.blobs = store.shelf(FORM);
    this.pieces = new MongoPieces(store);
    this.uploads = new MongoUploads(store);
  }

  /// Opens the blobs of the store.
  public static MongoBlobs open(MongoStore store) {
    return new MongoBlobs(store);
  }

  @Override
  public long openUpload(String uploadId) {
    return uploads.open(uploadId);
  }

  @Override
  public long append(String uploadId, long offset, InputStream bytes) throws IOException {
    try (var claim = uploads.claim(uploadId)) {
      if (offset != claim.length()) throw new OffsetMismatch(uploadId, offset, claim.length());
      return new MongoPieceWriter(pieces, claim).write(bytes);
    }
  }

  @Override
  public long uploadLength(String uploadId) {
    return uploads.length(uploadId);
  }

  @Override
  public BlobRef finish(String uploadId) {
    try (var claim = uploads.claim(uploadId)) {
      var ref = new BlobRef(sha256(claim), claim.length());
      boolean known = !publish(ref, claim.content());
      if (known) pieces.condemn(claim.content());
      claim.end();
      if (known) pieces.delete(claim.content());
      return ref;
    }
  }

  /// Reads the content once more: what the name says is what the store gave back.
  private String sha256(MongoUploads.Claim claim) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      pieces.digest(claim.content(), claim.length(), digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (EOFException e) {
      throw new StorageException("An upload is shorter than was confirmed.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Says false if the same content is there under other pieces.
  private boolean publish(BlobRef ref, String content) {
    try {
      blobs.insert(Fields.of("_id", ref.sha256(), "length", ref.length(), "content", content));
      return true;
    } catch (DuplicateKey e) {
      var there = found(ref.sha256());
      return there != null && content(there).equals(content); // by an attempt that was cut off
    }
  }

  @Override
  public void discardUpload(String uploadId) {
    try (var claim = uploads.claim(uploadId)) {
      pieces.condemn(claim.content());
      claim.end();
      pieces.delete(claim.content());
    } catch (NoSuchUpload e) {
      return; // it is gone, which is what was wanted
    }
  }

  @Override
  public int discardUploadsOlderThan(Instant time) {
    int discarded = 0;
    for (var uploadId : uploads.olderThan(time)) {
      if (discardIdle(uploadId)) discarded++;
    }
    sweep();
    return discarded;
  }

  private boolean discardIdle(String uploadId) {
    try {
      discardUpload(uploadId);
      return true;
    } catch (UploadBusy e) {
      return false; // somebody continues it after all
    }
  }

  /// Ends what processes that died were deleting.
  private void sweep() {
    for (var content : pieces.condemned()) {
      if (blobs.first(Fields.of("content", content)) != null) {
        pieces.pardon(content);
      } else {
        uploads.forgetContent(content);
        pieces.delete(content);
      }
    }
  }

  @Override
  public Optional<BlobRef> find(String sha256) {
    new BlobRef(sha256, 0); // refuses what is not a hash
    return Optional.ofNullable(found(sha256))
        .map(found -> new BlobRef(sha256, found.getInt64("length").getValue()));
  }

  private @Nullable BsonDocument found(String sha256) {
    return blobs.first(Fields.of("_id", sha256));
  }

  private static String content(BsonDocument blob) {
    return blob.getString("content").getValue();
  }

  @Override
  public InputStream open(BlobRef ref, long from, long length) {
    Objects.checkFromIndexSize(from, length, ref.length());
    var found = found(ref.sha256());
    if (found == null) throw new NoSuchBlob(ref);
    return new MongoRange(pieces, content(found), ref, from, length);
  }

  @Override
  public void forEach(Consumer<BlobRef> consumer) {
    var all = Search.of(new BsonDocument()).fields(Fields.of("length", 1));
    for (var found : blobs.find(all)) {
      consumer.accept(
          new BlobRef(found.getString("_id").getValue(), found.getInt64("length").getValue()));
    }
  }

  @Override
  public void delete(BlobRef ref) {
    var found = found(ref.sha256());
    if (found == null) return;
    pieces.condemn(content(found));
    blobs.delete(Fields.of("_id", ref.sha256(), "content", content(found)));
    pieces.delete(content(found));
  }
}
