package org.lockstep.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.domain.id.ShareId;

/// What the server answers with when a browser asks for the page.
@RunningServer("lockstep.live.url=wss://live.example.org")
class LivePageTest {
  private static final String SHARE = "01h455vb4pex5vsknk084sn02q";
  private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/=]{24})'");

  private final TestServer server;

  LivePageTest(TestServer server) {
    this.server = server;
  }

  private Answer page(String path) {
    assumeTrue(LivePage.bundled().isPresent(), "the page was not built: npm is not here");
    return server.send(Call.get(path));
  }

  private static String nonce(Answer answer) {
    var found = NONCE.matcher(answer.header("Content-Security-Policy"));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void without_a_bundle_it_is_said_that_the_page_was_not_built() {
    assertThat(LivePage.read("nowhere/")).isEmpty();
    var controller = new LivePageController(Optional.empty(), new LiveAddress("ws://[::1]:1"));
    assertThatThrownBy(() -> controller.page(new ShareId(SHARE)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.problem().type().shortName()).isEqualTo("live-page-missing"));
  }

  @Test
  void the_page_may_run_its_own_script_and_talk_to_the_channel_and_nothing_else() {
    var answer = page("/live/" + SHARE + "/plan");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(answer.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'; ")
        .contains("connect-src wss://live.example.org/hocuspocus; ", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "*");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.text())
        .contains("content=\"wss://live.example.org/hocuspocus\"", nonce(answer))
        .doesNotContain("{{", "http://", "https://", "<style", "onload", SHARE);
  }

  @Test
  void a_nonce_is_used_once() {
    assertThat(nonce(page("/live/" + SHARE + "/plan")))
        .isNotEqualTo(nonce(page("/live/" + SHARE + "/plan")));
  }

  @Test
  void it_is_the_same_for_shares_that_are_not_and_documents_within_folders() {
    assertThat(page("/live/" + SHARE + "/notes/today%20and%20%C3%BC").status()).isEqualTo(200);
    assertThat(page("/live/no-share/plan").problemType()).isEqualTo("parameter-malformed");
    assertThat(page("/live/" + SHARE).problemType()).isEqualTo("route-unknown");
  }

  @Test
  void what_it_is_made_of_is_kept_by_browsers_until_it_changes() {
    for (var file : new String[] {"page.js", "page.css", "licences.txt"}) {
      var answer = page("/live/" + file);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      var again = Call.get("/live/" + file).header("If-None-Match", answer.header("ETag"));
      assertThat(server.send(again).status()).isEqualTo(304);
    }
    assertThat(page("/live/page.map").status()).isGreaterThanOrEqualTo(400);
  }
}
