package org.lockstep.client.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockstep.client.failure.ClientFailure;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;

/// Reads answers: messages, and problems of RFC 9457.
final class Answers {
  private static final String PROBLEM = "application/problem+json";
  private static final List<String> STANDARD = List.of("type", "title", "status", "detail");
  private static final int LONGEST_PROBLEM = 1 << 20;

  private final MessageCodec codec;

  Answers(MessageCodec codec) {
    this.codec = codec;
  }

  static boolean isGood(int status) {
    return status >= 200 && status < 300;
  }

  <T> T message(HttpResponse<byte[]> response, Class<T> type) {
    if (!isGood(response.statusCode())) {
      throw failure(response.statusCode(), response.headers(), response.body());
    }
    return read(response.body(), type);
  }

  <T> T read(byte[] json, Class<T> type) {
    try {
      return codec.read(json, type);
    } catch (MalformedMessage e) {
      throw new ServerMisbehaved(e.fault() + " at " + e.place(), e);
    }
  }

  /// Why a stream was not given.
  ClientFailure failureOf(HttpResponse<InputStream> response) {
    try (var body = response.body()) {
      return failure(response.statusCode(), response.headers(), body.readNBytes(LONGEST_PROBLEM));
    } catch (IOException e) {
      return new ServerMisbehaved("status " + response.statusCode(), e);
    }
  }

  ClientFailure failure(int status, HttpHeaders headers, byte[] body) {
    boolean isProblem =
        headers.firstValue("Content-Type").filter(type -> type.startsWith(PROBLEM)).isPresent();
    if (!isProblem) return new ServerMisbehaved("status " + status);
    return new ProblemException(problem(status, read(body, Map.class)));
  }

  private static ProblemException.Problem problem(int status, Map<?, ?> members) {
    var facts = new LinkedHashMap<String, Object>();
    members.forEach((name, value) -> facts.put(String.valueOf(name), value));
    STANDARD.forEach(facts::remove);
    return new ProblemException.Problem(
        text(members, "type"), text(members, "title"), status, text(members, "detail"), facts);
  }

  private static String text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }
}
