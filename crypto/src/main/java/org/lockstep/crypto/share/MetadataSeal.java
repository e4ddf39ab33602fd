package org.lockstep.crypto.share;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;

/// Small texts about an item, such as its name, encrypted under the share's secret.
///
/// Guarantees: a text is readable with the secret of its epoch only, and in its place only (share,
/// epoch, item, field); its length shows in steps of 32 bytes alone.
///
/// Padding: one byte `0x80`, then zeros up to a multiple of 32 (ISO/IEC 7816-4), on the UTF-8 form.
public final class MetadataSeal {
  private static final int STEP = 32;
  private static final byte MARK = (byte) 0x80;

  private MetadataSeal() {}

  /// Encrypts a text for its place; text that is not valid Unicode is refused with an
  /// [IllegalArgumentException].
  public static byte[] make(EpochSecret share, MetadataField field, String text) {
    return share.secret().wrap(context(share, field), pad(text));
  }

  /// Decrypts the text at this place; [SealRefused] where it was not made for it.
  public static String open(EpochSecret share, MetadataField field, byte[] sealed) {
    return unpad(share.secret().unwrap(context(share, field), sealed));
  }

  private static Tuple context(EpochSecret share, MetadataField field) {
    return share.epoch().tuple("lockstep/metadata/1").text(field.item()).text(field.field());
  }

  /// The padded UTF-8 form of a text.
  public static byte[] pad(String text) {
    try {
      var utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      int padded = (utf8.remaining() / STEP + 1) * STEP;
      return ByteBuffer.allocate(padded).put(utf8).put(MARK).array();
    } catch (CharacterCodingException invalid) {
      throw new IllegalArgumentException("the text is not valid Unicode", invalid);
    }
  }

  /// The text of [#pad]; [SealRefused] for anything else.
  public static String unpad(byte[] padded) {
    int end = padded.length - 1;
    while (end > 0 && padded[end] == 0) end--;
    boolean complete = end >= 0 && padded[end] == MARK && padded.length == (end / STEP + 1) * STEP;
    if (!complete) throw new SealRefused(SealRefused.Reason.MALFORMED);
    try {
      var utf8 = ByteBuffer.wrap(Arrays.copyOf(padded, end));
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException invalid) {
      throw new SealRefused(SealRefused.Reason.MALFORMED, invalid);
    }
  }
}
