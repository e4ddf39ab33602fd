package org.lockstep.storage.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Adds a stream to an upload, piece by piece. For one thread.
final class MongoPieceWriter {
  private static final int LENGTH = MongoPieces.LENGTH;

  /// Pieces after which it is written down how far the upload has come.
  private static final int STRETCH = 8;

  private final MongoPieces pieces;
  private final MongoUploads.Claim claim;
  private final byte[] buffer = new byte[LENGTH];
  private long number;
  private int filled;
  private int kept;

  MongoPieceWriter(MongoPieces pieces, MongoUploads.Claim claim) throws IOException {
    this.pieces = pieces;
    this.claim = claim;
    this.number = claim.length() / LENGTH;
    this.filled = (int) (claim.length() % LENGTH);
    this.kept = filled;
    if (filled > 0) {
      System.arraycopy(pieces.get(claim.content(), number, filled), 0, buffer, 0, filled);
    }
  }

  /// Writes the stream and returns where it ends; what is written is durable.
  ///
  /// @throws IOException if the stream fails; what it gave before is kept
  long write(InputStream bytes) throws IOException {
    try {
      for (int read = fill(bytes); read >= 0; read = fill(bytes)) {
        filled += read;
        if (filled == LENGTH) nextPiece();
      }
    } finally {
      keep();
    }
    return claim.length();
  }

  private int fill(InputStream bytes) throws IOException {
    return bytes.read(buffer, filled, LENGTH - filled);
  }

  private void nextPiece() {
    put(buffer.clone());
    number++;
    filled = 0;
    kept = 0;
    if (number % STRETCH == 0) claim.reach(number * LENGTH);
  }

  private void keep() {
    if (filled > kept) put(Arrays.copyOf(buffer, filled));
    kept = filled;
    long reached = number * LENGTH + filled;
    if (reached > claim.length()) claim.reach(reached);
  }

  private void put(byte[] bytes) {
    if (!pieces.put(claim.content(), number, claim.turn(), bytes)) throw claim.lost();
  }
}
