package org.lockstep.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.lockstep.wire.message.Headers;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the server answered.
public record Answer(HttpResponse<byte[]> response) {
  private static final MessageCodec CODEC = new MessageCodec();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// The status.
  public int status() {
    return response.statusCode();
  }

  /// The body as text.
  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /// A header field; the empty text if there is none.
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /// The body of an answer that must be a success.
  public <T> T as(Class<T> type) {
    assertThat(status() / 100).as(text()).isEqualTo(2);
    try {
      return CODEC.read(response.body(), type);
    } catch (MalformedMessage e) {
      throw new AssertionError(text(), e);
    }
  }

  /// The position that the request wrote, or was answered at.
  public long position() {
    return Long.parseLong(header(Headers.POSITION));
  }

  /// The members of an answer that must be a problem.
  public Map<String, Object> problem() {
    assertThat(header("Content-Type")).as(text()).isEqualTo("application/problem+json");
    var members = JSON.readValue(response.body(), new TypeReference<Map<String, Object>>() {});
    assertThat(members).containsKeys("type", "title", "status", "detail");
    assertThat(members.get("status")).isEqualTo(status());
    return members;
  }

  /// The type of the problem that this must be, without what all types begin with.
  public String problemType() {
    return fact("type").replace("urn:lockstep:problem:", "");
  }

  /// A member of the problem that this must be, as text.
  public String fact(String name) {
    return String.valueOf(problem().get(name));
  }
}
