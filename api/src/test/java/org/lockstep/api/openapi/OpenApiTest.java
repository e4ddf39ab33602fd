package org.lockstep.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.start(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_description_is_of_3_1_and_names_routes_bodies_and_problems() {
    var answer = server.send(Call.get("/openapi"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var api = JsonMapper.shared().readTree(answer.text());
    assertThat(api.path("openapi").asString()).startsWith("3.1");
    assertThat(api.path("paths").has("/v1/server")).isTrue();
    assertThat(api.path("paths").has("/v1/feed")).isTrue();
    var software = api.path("paths").path("/v1/testing/software").path("put");
    assertThat(software.path("parameters").size()).as("the caller is no parameter").isZero();
    assertThat(software.toString()).contains("UpdateSoftware", "#/components/schemas/Problem");
    var schemas = api.path("components").path("schemas");
    assertThat(schemas.path("Problem").toString()).contains("urn:lockstep:problem:share-full");
    assertThat(schemas.path("UpdateSoftware").toString()).contains("\"string\"");
  }

  @Test
  void the_page_is_whole_in_itself() {
    var answer = server.send(Call.get("/openapi.html"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.text())
        .contains("/v1/feed", "share-full", "UpdateSoftware")
        .doesNotContain("<script", "http://", "https://", "src=", "@import");
  }
}
