package org.lockstep.api.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.Internal;
import org.lockstep.wire.message.MessageCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers a request with the problem behind a failure.
///
/// What should not happen gets a random reference: the sender is told the reference, the log the
/// failure under it.
public final class ProblemWriter {
  /// The media type of every problem.
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

  private final MessageCodec codec;

  /// A writer by way of the one codec.
  public ProblemWriter(MessageCodec codec) {
    this.codec = codec;
  }

  /// The problem behind a failure. What should not happen is logged here, once.
  public Problem of(Throwable failure) {
    return Problems.of(failure).orElseGet(() -> unexpected(failure));
  }

  /// Writes the problem as the whole response.
  public void write(Problem problem, HttpServletResponse response) throws IOException {
    response.resetBuffer();
    response.setStatus(problem.status());
    fields(problem).forEach(response::setHeader);
    response.setContentType(MEDIA_TYPE);
    var body = codec.write(problem.members());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static Map<String, String> fields(Problem problem) {
    return switch (problem.status()) {
      case 401 -> Map.of("WWW-Authenticate", "Signature");
      case 405 -> Map.of("Allow", listed(problem.facts().get("allowed")));
      case 429, 503 -> Map.of("Retry-After", Long.toString(problem.retryAfter().toSeconds()));
      default -> Map.of();
    };
  }

  private static String listed(@Nullable Object values) {
    return values instanceof List<?> many
        ? many.stream().map(Object::toString).collect(Collectors.joining(", "))
        : "";
  }

  private static Problem unexpected(Throwable failure) {
    var reference = UUID.randomUUID().toString();
    log.error("Something that should not happen, reference {}", reference, failure);
    return Problem.of(new Internal(reference));
  }
}
