package org.lockstep.api.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.Member;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.api.testing.TestFile;
import org.lockstep.api.testing.TestShare;
import org.lockstep.crypto.request.Nonce;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.ItemMessages.BeginUpload;
import org.lockstep.wire.message.ItemMessages.ItemView;
import org.lockstep.wire.message.ItemMessages.Items;
import org.lockstep.wire.message.ItemMessages.UploadStatus;
import org.lockstep.wire.message.ItemMessages.WriteItem;

/// Uploads, versions and ranges, over signed requests to a real server.
@RunningServer({"lockstep.limits.upload=1000000", "lockstep.protection.rotation-deadline=0s"})
class ItemTest {
  private static final byte[] CONTENT = content(200_000);

  private final TestServer server;
  private final Member alice;
  private final Member bob;
  private final TestShare share;

  ItemTest(TestServer server) {
    this.server = server;
    this.alice = Member.advanced(server, "alice");
    this.bob = Member.advanced(server, "bob");
    this.share = TestShare.begun(server, alice, ShareKind.FOLDER);
  }

  private static byte[] content(int length) {
    var bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private void assertRefused(String problem, Member by, Call call) {
    long head = server.journal().head();
    var answer = by.send(call);
    assertThat(answer.problemType()).isEqualTo(problem);
    assertThat(server.journal().head()).isEqualTo(head);
  }

  private Answer read(TestFile file, String name, String value) {
    return alice.send(Call.get(path(file, "/content")).header(name, value));
  }

  private String path(TestFile file, String rest) {
    return share.at("/items/" + file.item() + rest);
  }

  @Test
  void an_upload_goes_on_where_it_stopped() throws Exception {
    var file = TestFile.first(share, alice, "big", CONTENT);
    var upload = file.begin();
    alice.send(file.piece(upload, 0, 70_000)).as(UploadStatus.class);
    cutOff(file.piece(upload, 70_000, 150_000));

    var status = alice.send(Call.get("/v1/uploads/" + upload)).as(UploadStatus.class);
    assertThat(status).isEqualTo(new UploadStatus(upload, 70_000, file.blob().length));
    var wrong = alice.send(file.piece(upload, 60_000, 70_000));
    assertThat(wrong.problemType()).isEqualTo("upload-offset-wrong");
    assertThat(wrong.fact("expected")).isEqualTo("70000");
    assertRefused("upload-incomplete", alice, file.writing(upload));

    alice.send(file.piece(upload, 70_000, file.blob().length)).as(UploadStatus.class);
    alice.does(file.writing(upload));
    var received = alice.send(Call.get(path(file, "/content"))).response().body();
    assertThat(file.decrypt(received, share)).isEqualTo(CONTENT);
  }

  /// Sends the head of a signed request and half of its body, and hangs up.
  private void cutOff(Call call) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          (call.method() + " " + call.target() + " HTTP/1.1\r\nHost: localhost\r\n")
              .getBytes(UTF_8));
      var fields = TestServer.signature(alice.device(), call, Instant.now(), Nonce.random());
      for (var some : List.of(call.fields(), fields)) {
        for (var field : some.entrySet()) {
          out.write((field.getKey() + ": " + field.getValue() + "\r\n").getBytes(UTF_8));
        }
      }
      out.write(("Content-Length: " + call.body().length + "\r\n\r\n").getBytes(UTF_8));
      out.write(call.body(), 0, call.body().length / 2);
      out.flush();
    }
  }

  @Test
  void an_upload_is_its_device_s_alone() {
    var file = TestFile.first(share, alice, "mine", CONTENT);
    var upload = file.begin();
    assertRefused("upload-unknown", bob, Call.get("/v1/uploads/" + upload));
    assertRefused("upload-unknown", bob, file.piece(upload, 0, 10));
    assertRefused("upload-unknown", bob, Call.bare("DELETE", "/v1/uploads/" + upload));
    assertThat(alice.send(Call.bare("DELETE", "/v1/uploads/" + upload)).status()).isEqualTo(204);
    assertRefused("upload-unknown", alice, Call.get("/v1/uploads/" + upload));
  }

  @Test
  void uploads_out_of_bounds_are_refused() {
    var id = TestDevice.freshId();
    assertRefused(
        "upload-too-long", alice, Call.post("/v1/uploads", new BeginUpload(id, 1_000_001)));
    assertRefused("upload-too-long", alice, Call.post("/v1/uploads", new BeginUpload(id, 0)));
    assertRefused(
        "parameter-malformed", alice, Call.post("/v1/uploads", new BeginUpload("../x", 5)));
    var file = TestFile.first(share, alice, "x", new byte[10]);
    var upload = file.begin();
    assertRefused("upload-taken", alice, Call.post("/v1/uploads", new BeginUpload(upload, 11)));
    alice.send(file.piece(upload, 0, file.blob().length)).as(UploadStatus.class);
    assertRefused(
        "upload-too-long",
        alice,
        file.piece(upload, 0, 1).header("Upload-Offset", "" + file.blob().length));
    assertRefused(
        "parameter-malformed", alice, file.piece(upload, 0, 1).header("Upload-Offset", "-1"));
  }

  @Test
  void a_version_must_be_what_its_upload_holds() {
    var file = TestFile.first(share, alice, "a", CONTENT);
    var v = file.version();
    var upload = file.upload();
    var shorter = TestFile.first(share, alice, "a", new byte[10]).version();
    assertRefused(
        "content-differs",
        alice,
        writing(file, upload, with(v, v.digest(), shorter.length(), v.signature())));
    assertRefused(
        "content-differs",
        alice,
        writing(file, upload, with(v, Bytes.of(new byte[32]), v.length(), v.signature())));
    assertRefused(
        "author-signature-wrong",
        alice,
        writing(file, upload, with(v, v.digest(), v.length(), shorter.signature())));
    assertRefused(
        "key-material-malformed",
        alice,
        writing(file, upload, with(v, v.digest(), v.length(), Bytes.of(new byte[63]))));
    assertRefused(
        "body-malformed", alice, writing(file, upload, with(v, v.digest(), 3, v.signature())));
    assertRefused("upload-unknown", alice, file.writing(TestDevice.freshId()));
    alice.does(file.writing(upload));
  }

  private Call writing(TestFile file, String upload, ItemVersion version) {
    return Call.put(path(file, ""), new WriteItem(version, upload)).header("If-None-Match", "*");
  }

  private static ItemVersion with(ItemVersion v, Bytes digest, long length, Bytes signature) {
    return new ItemVersion(
        v.number(), v.epoch(), v.name(), v.contentKey(), digest, length, signature);
  }

  @Test
  void of_two_who_write_the_same_version_the_second_is_told_to_read_again() {
    share.admit(bob, Role.EDITOR);
    var file = TestFile.first(share, alice, "a", CONTENT).written();
    var mine = file.next(alice, new byte[5]);
    var theirs = file.next(bob, new byte[6]).written();
    var answer = alice.send(mine.writing(mine.upload()));
    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.problemType()).isEqualTo("version-conflict");
    var known = alice.send(Call.get(path(file, "")));
    assertThat(known.header("ETag")).isEqualTo("\"2\"");
    assertThat(known.as(ItemView.class).version()).isEqualTo(theirs.version());
  }

  @Test
  void preconditions_are_asked_for_and_must_agree() {
    var file = TestFile.first(share, alice, "a", new byte[3]);
    var upload = file.upload();
    var bare = Call.put(path(file, ""), new WriteItem(file.version(), upload));
    assertRefused("precondition-missing", alice, bare);
    assertRefused("body-malformed", alice, bare.header("If-Match", "\"1\""));
    assertRefused("parameter-malformed", alice, bare.header("If-Match", "*"));
    assertRefused("parameter-malformed", alice, bare.header("If-None-Match", "\"1\""));
    alice.does(file.writing(upload));
    assertRefused("precondition-missing", alice, Call.bare("DELETE", path(file, "")));
    assertRefused(
        "version-conflict", alice, Call.bare("DELETE", path(file, "")).header("If-Match", "\"2\""));
    alice.does(Call.bare("DELETE", path(file, "")).header("If-Match", "\"1\""));
    assertRefused("item-unknown", alice, Call.get(path(file, "")));
    assertRefused("item-unknown", alice, Call.get(path(file, "/content")));
    assertThat(alice.send(Call.get(share.at("/items"))).as(Items.class).items()).isEmpty();
  }

  @Test
  void viewers_and_strangers_write_nothing() {
    share.admit(bob, Role.VIEWER);
    var file = TestFile.first(share, bob, "a", new byte[3]);
    assertRefused("read-only", bob, file.writing(file.upload()));
    var carol = Member.standard(server, "carol");
    var theirs = TestFile.first(share, carol, "a", new byte[3]);
    assertRefused("share-unknown", carol, theirs.writing(theirs.upload()));
    var mine = TestFile.first(share, alice, "a", new byte[3]).written();
    assertRefused("share-unknown", carol, Call.get(path(mine, "/content")));
    assertRefused(
        "read-only", bob, Call.bare("DELETE", path(mine, "")).header("If-Match", "\"1\""));
  }

  @Test
  void content_under_another_epoch_or_under_a_removed_person_s_key_is_refused() {
    var old = TestFile.first(share, alice, "a", new byte[3]);
    var upload = old.upload();
    share.admit(bob, Role.EDITOR);
    alice.does(Call.bare("DELETE", share.at("/participants/" + bob.id())));
    assertRefused("rotation-overdue", alice, old.writing(upload));
    share.rotate();
    assertRefused("item-epoch-wrong", alice, old.writing(upload));
    TestFile.first(share, alice, "b", new byte[3]).written();
  }

  @Test
  void any_range_of_the_content_can_be_read_alone() {
    var file = TestFile.first(share, alice, "a", CONTENT).written();
    var blob = file.blob();
    var middle = read(file, "Range", "bytes=70000-70009");
    assertThat(middle.status()).isEqualTo(206);
    assertThat(middle.header("Content-Range")).isEqualTo("bytes 70000-70009/" + blob.length);
    assertThat(middle.response().body()).isEqualTo(Arrays.copyOfRange(blob, 70_000, 70_010));
    assertThat(read(file, "Range", "bytes=-5").response().body())
        .isEqualTo(Arrays.copyOfRange(blob, blob.length - 5, blob.length));
    assertThat(read(file, "Range", "bytes=5-").response().body())
        .isEqualTo(Arrays.copyOfRange(blob, 5, blob.length));
    assertThat(read(file, "Range", "bytes=0-1,3-4").status()).isEqualTo(200);
    var outside = read(file, "Range", "bytes=" + blob.length + "-");
    assertThat(outside.status()).isEqualTo(416);
    assertThat(outside.problemType()).isEqualTo("range-outside");
    assertThat(outside.header("Content-Range")).isEqualTo("bytes */" + blob.length);
  }

  @Test
  void content_that_is_known_already_is_not_sent_again() {
    var file = TestFile.first(share, alice, "a", CONTENT).written();
    var known = read(file, "If-None-Match", "\"1\"");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.response().body()).isEmpty();
    assertThat(known.header("ETag")).isEqualTo("\"1\"");
    assertThat(read(file, "If-None-Match", "\"2\"").response().body()).isEqualTo(file.blob());
    var head = alice.send(Call.bare("HEAD", path(file, "/content")));
    assertThat(head.header("Content-Length")).isEqualTo("" + file.blob().length);
  }

  @Test
  void an_order_under_one_key_is_carried_out_once() {
    var file = TestFile.first(share, alice, "a", new byte[3]);
    var call = file.writing(file.upload()).once("write-1");
    long first = alice.does(call);
    assertThat(alice.does(call)).isEqualTo(first);
  }
}
