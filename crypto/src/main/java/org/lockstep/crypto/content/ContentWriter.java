package org.lockstep.crypto.content;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Objects;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.crypto.sign.SigningKey;

/// Encrypts content as it is written, in memory of two chunks whatever its length.
///
/// The length is announced first, for the layout depends on it; writing more or fewer bytes is
/// refused. Only [#finish] completes the blob: whatever goes wrong before leaves a blob that every
/// reader refuses. Each writer draws its own salt, so that writing twice under one key is safe. For
/// one thread.
public final class ContentWriter extends OutputStream {

  private static final byte[] ZEROS = new byte[4096];

  private final OutputStream sink;
  private final ContentContext context;
  private final ContentSize size;
  private final ContentHeader header;
  private final ChunkCipher cipher;
  private final byte[] chunk;
  private int filled;
  private long index;
  private long written;
  private boolean finished;
  private Edge tree = Edge.EMPTY;

  /// Starts a blob by writing its header.
  ///
  /// @param sink takes the ciphertext; the writer's `close` closes it
  public ContentWriter(OutputStream sink, ContentKey key, ContentContext context, ContentSize size)
      throws IOException {
    this(
        sink,
        key,
        context,
        size,
        new Format(ContentLayout.STANDARD, ContentHeader.create(key, freshSalt())));
  }

  ContentWriter(
      OutputStream sink, ContentKey key, ContentContext context, ContentSize size, Format format)
      throws IOException {
    this.sink = sink;
    this.context = context;
    this.size = size;
    this.header = format.header();
    this.cipher = ChunkCipher.of(key, context, header);
    this.chunk = new byte[format.layout().chunkSize()];
    sink.write(header.bytes());
    put(format.layout().prefix(size), 0, ContentLayout.PREFIX);
  }

  /// What tests and vectors choose.
  record Format(ContentLayout layout, ContentHeader header) {}

  /// @throws IllegalStateException beyond the announced length, or after [#finish]
  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /// @throws IllegalStateException beyond the announced length, or after [#finish]
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (finished) throw new IllegalStateException("the content is finished");
    if (length > size.length() - written) {
      throw new IllegalStateException(
          "more content than the announced " + size.length() + " bytes");
    }
    put(bytes, offset, length);
    written += length;
  }

  /// Pads, seals the last chunk, flushes, and signs the whole.
  ///
  /// @throws IllegalStateException if fewer bytes were written than announced, or on a second call
  public AuthorSignature finish(SigningKey author) throws IOException {
    if (finished) throw new IllegalStateException("the content is finished");
    if (written != size.length()) {
      throw new IllegalStateException(
          "content of " + written + " bytes, announced " + size.length());
    }
    for (long rest = size.padded() - written; rest > 0; rest -= ZEROS.length) {
      put(ZEROS, 0, (int) Math.min(rest, ZEROS.length));
    }
    seal(true);
    sink.flush();
    finished = true;
    return AuthorSignature.sign(author, context, header, tree.root());
  }

  private void put(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      // A full chunk waits until more comes: it might be the last.
      if (filled == chunk.length) seal(false);
      int part = Math.min(length - done, chunk.length - filled);
      System.arraycopy(bytes, offset + done, chunk, filled, part);
      filled += part;
      done += part;
    }
  }

  private void seal(boolean last) throws IOException {
    var sealed = cipher.seal(new ChunkPosition(index, last), chunk, filled);
    tree = tree.append(MerkleHash.leaf(sealed)).edge();
    index++;
    filled = 0;
    sink.write(sealed);
  }

  /// Closes the sink. Does not finish the content: without [#finish] it stays unreadable.
  @Override
  public void close() throws IOException {
    sink.close();
  }

  private static byte[] freshSalt() {
    var salt = new byte[ContentHeader.SALT];
    new SecureRandom().nextBytes(salt);
    return salt;
  }
}
