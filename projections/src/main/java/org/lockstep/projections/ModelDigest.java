package org.lockstep.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Query;

/// One number over everything that the read models hold, and how far they have come: two stores of
/// the same history have the same one, whatever they are made of.
public final class ModelDigest {
  private static final int PAGE = 500;

  private final Documents documents;
  private final MessageDigest digest;

  /// The SHA-256 over one projection.
  static String ofProjection(Documents documents, String name, long position) {
    var one = new ModelDigest(documents);
    one.add(Long.toString(position).getBytes(UTF_8));
    one.add(name.getBytes(UTF_8));
    one.collection(name);
    return HexFormat.of().formatHex(one.digest.digest());
  }

  private ModelDigest(Documents documents) {
    this.documents = documents;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The SHA-256 over all documents, collection by collection and in the order of their keys, in
  /// hexadecimal. The read models must not move meanwhile.
  public static String of(Documents documents) {
    return new ModelDigest(Sides.live(documents)).compute();
  }

  private String compute() {
    add(Long.toString(documents.token(Applier.TOKEN)).getBytes(UTF_8));
    for (var name : Collections.names()) {
      add(name.getBytes(UTF_8));
      collection(name);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void collection(String name) {
    var query = Query.all(name).limit(PAGE);
    while (true) {
      var page = documents.find(query);
      page.documents().forEach(this::add);
      if (page.next() == null) return;
      query = query.after(page.next());
    }
  }

  private void add(Document document) {
    add(document.key().getBytes(UTF_8));
    add(document.value());
  }

  /// With its length before it, so that no two contents look the same.
  private void add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
