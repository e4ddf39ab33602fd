package org.lockstep.api.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.CapturedLog;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestFile;
import org.lockstep.api.testing.TestShare;
import org.lockstep.crypto.link.LinkSecret;
import org.lockstep.domain.share.ShareKind;

/// The secret of a link is in the address of whoever has it, and nowhere on the server.
@RunningServer
class LinkSecretsStayOutTest {
  private final TestServer server;

  LinkSecretsStayOutTest(TestServer server) {
    this.server = server;
  }

  @Test
  void no_secret_of_an_open_a_closed_or_a_wrong_link_is_logged_or_sent_back() throws Exception {
    var alice = Member.advanced(server, "alice");
    var share = TestShare.begun(server, alice, ShareKind.FOLDER);
    var file = TestFile.first(share, alice, "a", "a".getBytes(StandardCharsets.UTF_8)).written();
    try (var log = CapturedLog.begin("org.lockstep")) {
      var link = share.openLink();
      var wrong = LinkSecret.random().text();
      var answers = new ArrayList<Answer>();
      answers.add(server.send(link.get("")));
      answers.add(server.send(link.get("/items/" + file.item())));
      answers.add(server.send(link.get("/items/not-an-id")));
      answers.add(server.send(Call.get("/v1/links/" + link.id()).header("Lockstep-Link", wrong)));
      assertThat(answers).extracting(Answer::status).startsWith(200, 200);
      alice.does(Call.bare("DELETE", share.at("/link")));
      answers.add(server.send(link.get("")));
      assertThat(answers.getLast().problemType()).isEqualTo("link-unknown");

      for (var secret : new String[] {link.secret().text(), wrong}) {
        assertThat(answers).allSatisfy(a -> assertThat(a.text()).doesNotContain(secret));
        assertThat(log.all())
            .allSatisfy(line -> assertThat(line.getFormattedMessage()).doesNotContain(secret));
      }
      assertThat(log.all()).as("the log is captured").isNotEmpty();
    }
  }
}
