package org.lockstep.crypto.request;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.lockstep.crypto.log.Hash;

/// The SHA-256 digest of a body, and its `Content-Digest` field (RFC 9530 section 2). An empty body
/// has one too.
///
/// @param sha256 of the body's bytes as they are sent
public record ContentDigest(Hash sha256) {

  private static final String ALGORITHM = "sha-256";

  /// The digest of a whole body.
  public static ContentDigest of(byte[] body) {
    return start().update(body, 0, body.length).finish();
  }

  /// Starts the digest of a body that comes in parts.
  public static Streaming start() {
    return new Streaming(sha256Digest());
  }

  /// The digest of a body of which parts have come. For one thread.
  public static final class Streaming {
    private final MessageDigest digest;

    private Streaming(MessageDigest digest) {
      this.digest = digest;
    }

    /// Adds the next part.
    public Streaming update(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
      return this;
    }

    /// The digest of all parts; the next part would begin another body.
    public ContentDigest finish() {
      return new ContentDigest(Hash.of(digest.digest()));
    }
  }

  /// The value of the header field.
  public String field() {
    var members = new LinkedHashMap<String, ListElement<?>>();
    members.put(ALGORITHM, ByteSequenceItem.valueOf(sha256.bytes()));
    return Dictionary.valueOf(members).serialize();
  }

  /// Reads a header field's value: exactly what [#field] writes, otherwise nothing. Other
  /// algorithms beside or in place of SHA-256 do not belong to the profile.
  public static Optional<ContentDigest> parse(String field) {
    try {
      var members = Parser.parseDictionary(field).get();
      if (!(members.get(ALGORITHM) instanceof ByteSequenceItem item)) return Optional.empty();
      var bytes = new byte[item.get().remaining()];
      item.get().duplicate().get(bytes);
      if (bytes.length != Hash.LENGTH) return Optional.empty();
      return Optional.of(new ContentDigest(Hash.of(bytes))).filter(d -> d.field().equals(field));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
