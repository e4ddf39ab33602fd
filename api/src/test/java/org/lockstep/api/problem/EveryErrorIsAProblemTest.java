package org.lockstep.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.TestAccount;

class EveryErrorIsAProblemTest {
  private static TestServer server;
  private static TestAccount alice;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.start(directory);
    alice = server.open(TestAccount.fresh());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer send(Call call) {
    return server.send(alice.device(), call);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/nothing/here,                      404, route-unknown",
    "GET,    /,                                     404, route-unknown",
    "GET,    /v1/testing/../testing/caller,         404, route-unknown",
    "DELETE, /v1/testing/caller,                    405, method-not-allowed",
    "POST,   /v1/server,                            405, method-not-allowed",
    "PUT,    /v1/testing/software,                  400, body-malformed",
    "GET,    /v1/testing/accounts/nobody?number=1,  400, parameter-malformed",
    "GET,    /v1/testing/accounts/01234567890123456789abcdef?number=x, 400, parameter-malformed",
    "GET,    /v1/testing/accounts/01234567890123456789abcdef,          400, parameter-malformed",
  })
  void what_the_web_framework_refuses(String method, String target, int status, String type) {
    var call =
        method.equals("PUT")
            ? new Call(method, target, Map.of("Content-Type", "application/json"), new byte[0])
            : Call.bare(method, target);
    var answer = send(call);
    assertThat(answer.problemType()).isEqualTo(type);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    assertThat(send(Call.bare("DELETE", "/v1/testing/caller")).header("Allow")).contains("GET");
  }

  @Test
  void a_wrong_media_type_is_told_the_right_ones() {
    var call =
        Call.bare("PUT", "/v1/testing/software")
            .with("application/xml", "<x/>".getBytes(StandardCharsets.UTF_8));
    assertThat(send(call).status()).isEqualTo(415);
    assertThat(send(call).problemType()).isEqualTo("media-type-unsupported");
  }

  @Test
  void an_answer_that_nobody_accepts_is_refused() {
    var call = Call.get("/v1/testing/caller").header("Accept", "image/png");
    assertThat(send(call).status()).isEqualTo(406);
    assertThat(send(call).problemType()).isEqualTo("not-acceptable");
  }

  @Test
  void a_failure_tells_its_sender_a_reference_and_nothing_else() {
    var answer = send(Call.get("/v1/testing/failure"));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.problemType()).isEqualTo("internal");
    assertThat(answer.fact("reference")).hasSize(36);
    assertThat(answer.text()).doesNotContain("hunter2").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a b c HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /{} HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v1/server%2f HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v1/..;/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /v1/accounts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
      })
  void what_tomcat_itself_refuses(String request) throws IOException {
    var answer = raw(request);
    assertThat(answer).as(request).matches("(?s)HTTP/1\\.1 [45]\\d\\d .*");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .as(request)
        .contains("content-type: application/problem+json")
        .contains("urn:lockstep:problem:")
        .doesNotContain("<html");
  }

  @Test
  void a_header_that_is_too_long_is_a_problem_too() throws IOException {
    var long1 = "x".repeat(40_000);
    var answer = raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + long1 + "\r\n\r\n");
    assertThat(answer).contains("application/problem+json");
  }

  private static String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void open_routes_answer_without_a_signature() {
    for (var path : List.of("/v1/server", "/actuator/health", "/actuator/prometheus")) {
      assertThat(server.send(Call.get(path)).status()).as(path).isEqualTo(200);
    }
  }
}
