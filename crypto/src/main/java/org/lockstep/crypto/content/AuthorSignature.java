package org.lockstep.crypto.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Tuple;

/// The author device's signature over a whole blob in its context.
///
/// Guarantee: who holds the content key, but not the author's signing key, cannot give other
/// content this signature. The author's public key has to come from the roster of the context's
/// epoch: this type does not know rosters. Immutable.
public final class AuthorSignature {

  private final byte[] signature;

  private AuthorSignature(byte[] signature) {
    this.signature = signature;
  }

  /// Takes a copy of a signature's bytes; whether it is one, checking tells.
  public static AuthorSignature of(byte[] signature) {
    return new AuthorSignature(signature.clone());
  }

  static AuthorSignature sign(
      SigningKey author, ContentContext context, ContentHeader header, Hash root) {
    return new AuthorSignature(author.sign(message(context, header, root)));
  }

  /// A copy of the 64 bytes.
  public byte[] bytes() {
    return signature.clone();
  }

  /// Whether the author signed the blob for this context; reads it to its end in constant memory
  /// and needs no content key. Says nothing about what is in it.
  ///
  /// @throws ContentRefused if the blob does not begin as content does
  public boolean covers(InputStream blob, ContentContext context, VerifyingKey author)
      throws IOException {
    return covers(blob, context, author, ContentLayout.STANDARD);
  }

  boolean covers(
      InputStream blob, ContentContext context, VerifyingKey author, ContentLayout layout)
      throws IOException {
    var header = ContentHeader.read(blob.readNBytes(ContentHeader.LENGTH));
    var chunks = new ChunkInput(blob, layout.sealedChunkSize());
    var tree = Edge.EMPTY;
    while (chunks.hasNext()) {
      tree = tree.append(MerkleHash.leaf(chunks.next())).edge();
    }
    return verify(author, context, header, tree.root());
  }

  boolean verify(VerifyingKey author, ContentContext context, ContentHeader header, Hash root) {
    return author.verify(message(context, header, root), signature);
  }

  private static Tuple message(ContentContext context, ContentHeader header, Hash root) {
    return context.tuple("lockstep/content-author/1").bytes(header.bytes()).bytes(root.bytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AuthorSignature that && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(signature);
  }
}
