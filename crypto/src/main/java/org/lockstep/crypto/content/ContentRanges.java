package org.lockstep.crypto.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/// Reads parts of content, fetching only the chunks that hold them and, once, the first.
///
/// What a partial read guarantees: the bytes are what a holder of the content key wrote for this
/// context at this place, and the content's length is what that holder said; a blob that was cut or
/// lengthened is refused at once by its length. What it does *not*: that the author device wrote
/// them, since the signature covers the whole; another member of the share who works together with
/// the server could have. Who needs that reads everything with [ContentReader]. For one thread.
public final class ContentRanges {

  private final CiphertextSource source;
  private final ContentLayout layout;
  private final ChunkOpener opener;
  private final long blobLength;

  private ContentRanges(
      CiphertextSource source, ContentLayout layout, ChunkOpener opener, long blobLength) {
    this.source = source;
    this.layout = layout;
    this.opener = opener;
    this.blobLength = blobLength;
  }

  /// Reads the header and the first chunk, in one fetch, and learns the content's length.
  ///
  /// @throws ContentRefused if the blob is not content of this context under this key
  public static ContentRanges open(CiphertextSource source, ContentKey key, ContentContext context)
      throws IOException {
    return open(source, key, context, ContentLayout.STANDARD);
  }

  static ContentRanges open(
      CiphertextSource source, ContentKey key, ContentContext context, ContentLayout layout)
      throws IOException {
    long length = source.length();
    var start = fetch(source, 0, Math.min(length, layout.chunkStart(1)));
    int cut = Math.min(start.length, ContentHeader.LENGTH);
    var header = ContentHeader.read(Arrays.copyOf(start, cut), key);
    var opener = new ChunkOpener(ChunkCipher.of(key, context, header), layout);
    var position = new ChunkPosition(0, layout.chunks(length) <= 1);
    opener.open(position, Arrays.copyOfRange(start, cut, start.length));
    if (layout.ciphertextLength(opener.size()) != length) {
      throw new ContentRefused(ContentRefused.Reason.WRONG_LENGTH);
    }
    return new ContentRanges(source, layout, opener, length);
  }

  /// The length of the whole content in bytes.
  public long length() {
    return opener.size().length();
  }

  /// Bytes `[from, to)` of the content, in one fetch.
  ///
  /// @throws IndexOutOfBoundsException if they do not lie within the content
  /// @throws IllegalArgumentException if they do not fit an array
  /// @throws ContentRefused if a chunk is not genuine
  public byte[] read(long from, long to) throws IOException {
    Objects.checkFromToIndex(from, to, length());
    if (from == to) return new byte[0];
    long first = layout.chunkOf(from);
    long last = layout.chunkOf(to - 1);
    long begin = layout.chunkStart(first);
    var sealed = fetch(source, begin, Math.min(blobLength, layout.chunkStart(last + 1)));
    var result = ByteBuffer.allocate(Math.toIntExact(to - from));
    for (long index = first; index <= last; index++) {
      var opened = open(index, sealed, Math.toIntExact(layout.chunkStart(index) - begin));
      if (index == first) opened.position(positionOf(from, index));
      opened.limit(Math.min(opened.limit(), opened.position() + result.remaining()));
      result.put(opened);
    }
    return result.array();
  }

  private ByteBuffer open(long index, byte[] sealed, int at) throws ContentRefused {
    int end = Math.min(sealed.length, at + layout.sealedChunkSize());
    var chunk = Arrays.copyOfRange(sealed, at, end);
    return opener.open(new ChunkPosition(index, index == layout.chunks(blobLength) - 1), chunk);
  }

  /// Where a byte of the content stands within the chunk that holds it.
  private int positionOf(long contentOffset, long index) {
    return Math.toIntExact(ContentLayout.PREFIX + contentOffset - index * layout.chunkSize());
  }

  private static byte[] fetch(CiphertextSource source, long from, long to) throws IOException {
    if (to - from > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException("the range does not fit an array");
    }
    var bytes = source.read(from, (int) (to - from));
    if (bytes.length != to - from) throw new ContentRefused(ContentRefused.Reason.WRONG_LENGTH);
    return bytes;
  }
}
