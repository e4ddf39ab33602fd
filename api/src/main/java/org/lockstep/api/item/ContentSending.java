package org.lockstep.api.item;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.RangeOutside;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.Bytes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Answers with stored ciphertext, whole or one range of it (RFC 9110 section 14).
@Component
public final class ContentSending {
  private final Contents contents;

  /// Of this content.
  public ContentSending(Contents contents) {
    this.contents = contents;
  }

  /// What is sent.
  ///
  /// @param digest SHA-256 of the ciphertext
  /// @param number of the version, which names it in `ETag`
  public record Whole(Bytes digest, long length, int number) {}

  /// Sends it, or the part of it that the request asks for.
  public void send(Whole version, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var tag = Precondition.tag(version.number());
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      send(version, range(request, version, tag), request, response);
    }
  }

  private static boolean names(@Nullable String tags, String tag) {
    return tags != null
        && Arrays.stream(tags.split(",")).map(String::strip).anyMatch(t -> isThat(t, tag));
  }

  private static boolean isThat(String given, String tag) {
    return given.equals("*") || given.equals(tag) || given.equals("W/" + tag);
  }

  private static Optional<ByteRange> range(HttpServletRequest request, Whole version, String tag) {
    var unless = request.getHeader(HttpHeaders.IF_RANGE);
    if (unless != null && !unless.strip().equals(tag)) return Optional.empty();
    return ByteRange.parse(request.getHeader(HttpHeaders.RANGE), version.length());
  }

  private void send(
      Whole version,
      Optional<ByteRange> range,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    range.ifPresent(part -> announce(part, version.length(), response));
    var part = range.orElse(new ByteRange(0, version.length()));
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setContentLengthLong(part.length());
    if (request.getMethod().equals("HEAD")) return;
    try (var bytes =
        contents.open(version.digest(), version.length(), part.from(), part.length())) {
      bytes.transferTo(response.getOutputStream());
    }
  }

  private static void announce(ByteRange part, long whole, HttpServletResponse response) {
    if (part.isOutside()) {
      response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + whole);
      throw new Refused(new RangeOutside(whole));
    }
    response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
    response.setHeader(HttpHeaders.CONTENT_RANGE, part.contentRange(whole));
  }
}
