package org.lockstep.crypto.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.MerkleHash;

/// Decrypts a whole blob as it is read, in memory of a few chunks whatever its length.
///
/// What is handed out before the end is what a holder of the content key wrote for this context, in
/// its place. Only the end shows that nothing is missing and that the author wrote it: the last
/// chunk is handed out after all of that was checked, so content of one chunk is never handed out
/// unchecked. Use longer content for good only when [#verified] is true, which is so as soon as the
/// last byte was read. Once a read failed, every further one is refused. For one thread.
public final class ContentReader extends InputStream {

  private final InputStream source;
  private final ContentContext context;
  private final Authorship author;
  private final ContentHeader header;
  private final ChunkInput chunks;
  private final ChunkOpener opener;
  private ByteBuffer current = ByteBuffer.allocate(0);
  private long index;
  private State state = State.READING;
  private Edge tree = Edge.EMPTY;

  private enum State {
    READING,
    VERIFIED,
    REFUSED
  }

  /// Reads the header and checks that it commits to this key.
  ///
  /// @param source gives the blob; the reader's `close` closes it
  /// @throws ContentRefused if the blob is not content under this key
  public ContentReader(
      InputStream source, ContentKey key, ContentContext context, Authorship author)
      throws IOException {
    this(source, key, context, author, ContentLayout.STANDARD);
  }

  ContentReader(
      InputStream source,
      ContentKey key,
      ContentContext context,
      Authorship author,
      ContentLayout layout)
      throws IOException {
    this.source = source;
    this.context = context;
    this.author = author;
    this.header = ContentHeader.read(source.readNBytes(ContentHeader.LENGTH), key);
    this.chunks = new ChunkInput(source, layout.sealedChunkSize());
    this.opener = new ChunkOpener(ChunkCipher.of(key, context, header), layout);
  }

  /// Whether all chunks were opened and the author's signature over them was checked.
  public boolean verified() {
    return state == State.VERIFIED;
  }

  /// @throws ContentRefused if the content is not what was asked for
  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  /// @throws ContentRefused if the content is not what was asked for
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) return 0;
    while (!current.hasRemaining()) {
      if (state == State.VERIFIED) return -1;
      advance();
    }
    int count = Math.min(length, current.remaining());
    current.get(target, offset, count);
    return count;
  }

  private void advance() throws IOException {
    if (state == State.REFUSED) throw new ContentRefused(ContentRefused.Reason.NOT_AUTHENTIC);
    var next = State.REFUSED;
    try {
      var sealed = chunks.next();
      boolean last = !chunks.hasNext();
      var opened = opener.open(new ChunkPosition(index++, last), sealed);
      tree = tree.append(MerkleHash.leaf(sealed)).edge();
      if (last) requireAuthor();
      current = opened;
      next = last ? State.VERIFIED : State.READING;
    } finally {
      state = next;
    }
  }

  private void requireAuthor() throws ContentRefused {
    if (!author.signature().verify(author.device(), context, header, tree.root())) {
      throw new ContentRefused(ContentRefused.Reason.NOT_BY_AUTHOR);
    }
  }

  /// Closes the source; what was not read stays unchecked.
  @Override
  public void close() throws IOException {
    source.close();
  }
}
