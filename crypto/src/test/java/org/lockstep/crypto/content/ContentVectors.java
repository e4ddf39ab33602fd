package org.lockstep.crypto.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.lockstep.crypto.derive.Hkdf;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.vectors.PinnedJson;
import tools.jackson.databind.JsonNode;

/// Makes `content.json`: content of several lengths, its blob, wrapped key and signature, and blobs
/// that are to be refused.
///
/// Bytes are in hexadecimal. Content longer than 300 bytes is given by its rule: byte `i` is `(31 i
/// + floor(i / 251) + 7) mod 256`; the blob then by its SHA-256.
final class ContentVectors {

  static final String FILE = "content.json";

  private static final HexFormat HEX = HexFormat.of();
  private static final int SHOWN = 300;
  private static final byte[] SHARE_SECRET = Written.filled(32, 5);
  private static final byte[] CONTENT_KEY = Written.filled(32, 1);
  private static final byte[] AUTHOR_SEED = Written.filled(32, 2);
  private static final byte[] SALT = Written.filled(32, 3);
  private static final byte[] WRAP_NONCE = Written.filled(12, 6);

  private ContentVectors() {}

  /// Writes the file.
  public static void main(String[] args) throws IOException, GeneralSecurityException {
    PinnedJson.write(FILE, make());
  }

  static JsonNode make() throws IOException, GeneralSecurityException {
    var file = new LinkedHashMap<String, Object>();
    file.put("about", "LSC1, suite 1: see the package org.lockstep.crypto.content");
    file.put("contentRule", "byte i = (31 i + floor(i / 251) + 7) mod 256");
    file.put("keys", keys());
    file.put("context", context(Written.CONTEXT));
    file.put("cases", contents());
    file.put("refused", refused());
    return PinnedJson.json(file);
  }

  private static Map<String, Object> keys() throws GeneralSecurityException {
    var keys = new LinkedHashMap<String, Object>();
    keys.put("shareSecret", HEX.formatHex(SHARE_SECRET));
    keys.put("contentKey", HEX.formatHex(CONTENT_KEY));
    keys.put("wrapNonce", HEX.formatHex(WRAP_NONCE));
    keys.put("wrappedContentKey", HEX.formatHex(wrapped()));
    keys.put("authorSeed", HEX.formatHex(AUTHOR_SEED));
    keys.put("authorPublicKey", SigningKey.fromSeed(AUTHOR_SEED).publicKey().toString());
    keys.put("salt", HEX.formatHex(SALT));
    return keys;
  }

  /// The documented form of a wrap, made from its parts: the production code draws its nonce.
  private static byte[] wrapped() throws GeneralSecurityException {
    var context = Written.CONTEXT.wrapTuple().encode();
    var key = Hkdf.derive(SHARE_SECRET, Tuple.of("lockstep/wrap-key/1").bytes(context), 32);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, WRAP_NONCE));
    cipher.updateAAD(context);
    var sealed = cipher.doFinal(CONTENT_KEY);
    return ByteBuffer.allocate(1 + WRAP_NONCE.length + sealed.length)
        .put((byte) 1)
        .put(WRAP_NONCE)
        .put(sealed)
        .array();
  }

  private static Map<String, Object> context(ContentContext context) {
    var map = new LinkedHashMap<String, Object>();
    map.put("item", context.item());
    map.put("version", context.version());
    map.put("share", context.share());
    map.put("category", context.category());
    map.put("epoch", context.epoch());
    map.put("authorDevice", context.authorDevice());
    return map;
  }

  private static List<Object> contents() throws IOException, GeneralSecurityException {
    var contents = new ArrayList<Object>();
    for (int length : new int[] {0, 1, 9, 100, 65_527, 65_528, 65_535, 65_536, 65_537, 200_000}) {
      for (var padding : Padding.values()) {
        contents.add(content(length, padding));
      }
    }
    return contents;
  }

  private static Map<String, Object> content(int length, Padding padding)
      throws IOException, GeneralSecurityException {
    var content = Written.content(length);
    var sink = new ByteArrayOutputStream();
    var signature = write(content, padding, sink);
    var blob = sink.toByteArray();
    var map = new LinkedHashMap<String, Object>();
    map.put("length", length);
    map.put("padding", padding.name());
    map.put("blobLength", blob.length);
    if (length <= SHOWN) {
      map.put("content", HEX.formatHex(content));
      map.put("blob", HEX.formatHex(blob));
    }
    map.put("blobSha256", HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(blob)));
    map.put("signature", HEX.formatHex(signature.bytes()));
    return map;
  }

  private static AuthorSignature write(byte[] content, Padding padding, ByteArrayOutputStream sink)
      throws IOException {
    var key = ContentKey.of(Secret.of(CONTENT_KEY));
    var size = new ContentSize(content.length, padding);
    var format = new ContentWriter.Format(ContentLayout.STANDARD, ContentHeader.create(key, SALT));
    try (var writer = new ContentWriter(sink, key, Written.CONTEXT, size, format)) {
      writer.write(content);
      return writer.finish(SigningKey.fromSeed(AUTHOR_SEED));
    }
  }

  private static List<Object> refused() throws IOException {
    var sink = new ByteArrayOutputStream();
    var signature = HEX.formatHex(write(Written.content(9), Padding.PADME, sink).bytes());
    var blob = sink.toByteArray();
    var other = new ByteArrayOutputStream();
    write(Written.content(10), Padding.PADME, other);
    return List.of(
        refusal("another magic", "NOT_CONTENT", flipped(blob, 0), signature),
        refusal("another suite", "NOT_CONTENT", flipped(blob, 4), signature),
        refusal("another salt", "WRONG_KEY", flipped(blob, 5), signature),
        refusal("another commitment", "WRONG_KEY", flipped(blob, 68), signature),
        refusal("first byte altered", "NOT_AUTHENTIC", flipped(blob, 69), signature),
        refusal("tag altered", "NOT_AUTHENTIC", flipped(blob, blob.length - 1), signature),
        refusal("a byte cut", "NOT_AUTHENTIC", Arrays.copyOf(blob, blob.length - 1), signature),
        refusal("a byte added", "NOT_AUTHENTIC", Arrays.copyOf(blob, blob.length + 1), signature),
        refusal("other content", "NOT_BY_AUTHOR", other.toByteArray(), signature));
  }

  private static byte[] flipped(byte[] blob, int at) {
    var copy = blob.clone();
    copy[at] ^= 1;
    return copy;
  }

  private static Map<String, Object> refusal(
      String name, String reason, byte[] blob, String signature) {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", name);
    map.put("reason", reason);
    map.put("blob", HEX.formatHex(blob));
    map.put("signature", signature);
    return map;
  }
}
