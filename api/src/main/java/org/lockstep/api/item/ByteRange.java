package org.lockstep.api.item;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A part of some content, as `Range` asks for it (RFC 9110 section 14).
///
/// @param from the first byte
/// @param length how many bytes; 0 where none lies within the content
record ByteRange(long from, long length) {
  private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /// The part that a request asks for; empty where the whole is to be sent: without a field, and
  /// where it names another unit, several ranges or no order, which a server may leave aside.
  static Optional<ByteRange> parse(@Nullable String field, long whole) {
    if (field == null) return Optional.empty();
    var form = FORM.matcher(field.strip());
    if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
      return Optional.empty();
    }
    return form.group(1).isEmpty()
        ? Optional.of(suffix(Long.parseLong(form.group(2)), whole))
        : between(form, whole);
  }

  private static ByteRange suffix(long wanted, long whole) {
    long length = Math.min(wanted, whole);
    return new ByteRange(whole - length, length);
  }

  private static Optional<ByteRange> between(Matcher form, long whole) {
    long from = Long.parseLong(form.group(1));
    long last = form.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(form.group(2));
    if (last < from) return Optional.empty();
    return Optional.of(new ByteRange(from, Math.max(0, Math.min(last + 1, whole) - from)));
  }

  /// Whether nothing of the content lies in it.
  boolean isOutside() {
    return length == 0;
  }

  /// The value of `Content-Range`.
  String contentRange(long whole) {
    return "bytes " + from + "-" + (from + length - 1) + "/" + whole;
  }
}
