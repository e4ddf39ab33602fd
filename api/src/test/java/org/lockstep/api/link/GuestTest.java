package org.lockstep.api.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.api.testing.TestFile;
import org.lockstep.api.testing.TestShare;
import org.lockstep.crypto.link.LinkSecret;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.ShareMessages.GuestItem;
import org.lockstep.wire.message.ShareMessages.GuestView;
import org.lockstep.wire.message.ShareMessages.OpenLink;

/// Guests who come by a link, at a real server.
@RunningServer
class GuestTest {
  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final TestShare share;

  GuestTest(TestServer server) {
    this.server = server;
    this.alice = Member.advanced(server, "alice");
    this.bob = Member.advanced(server, "bob");
    this.share = TestShare.begun(server, alice, ShareKind.FOLDER);
  }

  private static byte[] content(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Test
  void a_guest_reads_what_the_share_holds_of_every_epoch() {
    share.admit(bob, Role.EDITOR);
    var old = TestFile.first(share, alice, "old.txt", "from before".getBytes(UTF_8)).written();
    share.rotate(bob);
    var large = content(300_000);
    var recent = TestFile.first(share, bob, "große Datei.bin", large).written();
    var link = share.openLink();

    var answer = server.send(link.get(""));
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    var view = answer.as(GuestView.class);
    assertThat(view.title()).isEqualTo("Holiday");
    assertThat(view.items())
        .containsExactlyInAnyOrder(
            new GuestItem(old.item().value(), "old.txt", 11),
            new GuestItem(recent.item().value(), "große Datei.bin", 300_000));
    var read = server.send(link.get("/items/" + recent.item()));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.response().body()).isEqualTo(large);
    assertThat(read.header("Content-Disposition")).startsWith("attachment").contains("UTF-8");
    assertThat(server.send(link.get("/items/" + old.item())).text()).isEqualTo("from before");
  }

  @Test
  void each_use_of_the_key_is_recorded_before_it_happens() {
    var file = TestFile.first(share, alice, "a", content(3)).written();
    var link = share.openLink();
    long before = server.journal().head();
    server.send(link.get("/items/" + file.item()));
    var used = server.journal().read(before, 10);
    assertThat(used).hasSize(1);
    assertThat(used.getFirst().type()).isEqualTo("key.used");
    assertThat(new String(used.getFirst().payload(), UTF_8))
        .contains(link.id().value(), share.id().value(), "LINK_VIEW")
        .doesNotContain(link.secret().text());
  }

  @Test
  void what_an_author_wrote_on_a_device_that_was_revoked_since_is_still_read() {
    var second = alice.with(alice.addDevice());
    var file = TestFile.first(share, second, "a", "kept".getBytes(UTF_8)).written();
    var link = share.openLink();
    alice.revoke(second.device().id());
    assertThat(server.send(link.get("/items/" + file.item())).text()).isEqualTo("kept");
  }

  @Test
  void a_wrong_secret_a_closed_link_and_one_that_never_was_are_the_same() {
    TestFile.first(share, alice, "a", content(3)).written();
    var link = share.openLink();
    var wrong = new TestShare.Link(link.id(), LinkSecret.random());
    var never = new TestShare.Link(new LinkId(TestDevice.freshId()), link.secret());
    var refused =
        List.of(
            server.send(wrong.get("")),
            server.send(never.get("")),
            server.send(Call.get("/v1/links/" + link.id())),
            server.send(Call.get("/v1/links/" + link.id()).header("Lockstep-Link", "short")),
            server.send(Call.get("/v1/links/no-id").header("Lockstep-Link", link.secret().text())));
    alice.does(Call.bare("DELETE", share.at("/link")));
    var closed = server.send(link.get(""));
    assertThat(closed.status()).isEqualTo(404);
    assertThat(closed.problemType()).isEqualTo("link-unknown");
    assertThat(refused).allSatisfy(answer -> assertThat(answer.text()).isEqualTo(closed.text()));
  }

  @Test
  void before_the_key_is_given_to_the_server_nobody_reads() {
    var secret = LinkSecret.random();
    var link = new TestShare.Link(new LinkId(TestDevice.freshId()), secret);
    alice.does(Call.put(share.at("/link"), new OpenLink(link.id(), Bytes.of(secret.verifier()))));
    assertThat(server.send(link.get("")).problemType()).isEqualTo("link-not-ready");
    share.escrow();
    assertThat(server.send(link.get("")).as(GuestView.class).items()).isEmpty();
  }

  @Test
  void content_under_an_epoch_that_the_server_was_not_given_is_not_read() {
    var link = share.openLink();
    share.rotate();
    var file = TestFile.first(share, alice, "new", content(3)).written();
    assertThat(server.send(link.get("/items/" + file.item())).problemType())
        .isEqualTo("link-not-ready");
    share.escrow();
    assertThat(server.send(link.get("/items/" + file.item())).response().body())
        .isEqualTo(content(3));
  }

  @Test
  void a_guest_gets_no_item_of_another_share() {
    var other = TestShare.begun(server, alice, ShareKind.FOLDER);
    var file = TestFile.first(other, alice, "private", content(3)).written();
    var link = share.openLink();
    assertThat(server.send(link.get("/items/" + file.item())).problemType())
        .isEqualTo("item-unknown");
  }

  @Test
  void closing_the_link_ends_what_is_under_way() throws Exception {
    var file = TestFile.first(share, alice, "large", content(32 << 20)).written();
    var link = share.openLink();
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + server.port()
                        + "/v1/links/"
                        + link.id()
                        + "/items/"
                        + file.item()))
            .header("Lockstep-Link", link.secret().text())
            .build();
    try (var http = HttpClient.newHttpClient();
        var body = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      assertThat(body.readNBytes(1000)).hasSize(1000);
      alice.does(Call.bare("DELETE", share.at("/link")));
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_link_survives_a_restart(@TempDir Path directory) {
    TestShare.Link link;
    TestFile file;
    try (var before = TestServer.start(directory)) {
      var owned = TestShare.begun(before, Member.advanced(before, "dora"), ShareKind.FOLDER);
      file = TestFile.first(owned, owned.owner(), "a", "again".getBytes(UTF_8)).written();
      link = owned.openLink();
    }
    try (var after = TestServer.start(directory)) {
      assertThat(after.send(link.get("/items/" + file.item())).text()).isEqualTo("again");
    }
  }
}
