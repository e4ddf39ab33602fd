package org.lockstep.storage.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// A stream of some neighbouring bytes of a blob, fetched piece by piece. For one thread at a time.
final class MongoRange extends InputStream {
  private final MongoPieces pieces;
  private final String content;
  private final long blobLength;
  private final long end;
  private long place;
  private byte[] piece = new byte[0];
  private long number = -1;

  MongoRange(MongoPieces pieces, String content, BlobRef ref, long from, long length) {
    this.pieces = pieces;
    this.content = content;
    this.blobLength = ref.length();
    this.place = from;
    this.end = from + length;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) return 0;
    if (place == end) return -1;
    fetch(place / MongoPieces.LENGTH);
    int within = (int) (place % MongoPieces.LENGTH);
    int read = (int) Math.min(Math.min(length, end - place), piece.length - within);
    System.arraycopy(piece, within, into, offset, read);
    place += read;
    return read;
  }

  private void fetch(long wanted) throws IOException {
    if (wanted == number) return;
    long left = blobLength - wanted * MongoPieces.LENGTH;
    piece = pieces.get(content, wanted, (int) Math.min(MongoPieces.LENGTH, left));
    number = wanted;
  }

  @Override
  public int available() {
    long fetched = (number + 1) * MongoPieces.LENGTH;
    return (int) Math.max(0, Math.min(end, fetched) - place);
  }
}
