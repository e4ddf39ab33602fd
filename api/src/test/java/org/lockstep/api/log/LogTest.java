package org.lockstep.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.RunningServer;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.crypto.log.MlDsaVerifierKey;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.VerifierKey;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKeys;

/// The log as anybody sees it, with nothing but its address.
@RunningServer("lockstep.origin=example.org/v1/log")
class LogTest {
  private final TestServer server;

  LogTest(TestServer server) {
    this.server = server;
  }

  private Answer get(String path) {
    return server.send(Call.get("/v1/log/" + path));
  }

  private static byte[] body(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.response().body();
  }

  private Note note() {
    return Note.parse(body(get("checkpoint")));
  }

  private Checkpoint checkpoint() {
    return Checkpoint.parse(note().text());
  }

  /// Waits until the checkpoint covers everything; it is signed once a second.
  private Checkpoint covering() {
    long head = server.journal().head();
    var checkpoint = checkpoint();
    while (checkpoint.size() < head) {
      Thread.onSpinWait();
      checkpoint = checkpoint();
    }
    return checkpoint;
  }

  private static String partial(long size) {
    return ".p/" + size;
  }

  private static List<LeafHeader> entries(byte[] bundle) {
    var bytes = ByteBuffer.wrap(bundle);
    var entries = new ArrayList<LeafHeader>();
    while (bytes.hasRemaining()) {
      var entry = new byte[Short.toUnsignedInt(bytes.getShort())];
      bytes.get(entry);
      entries.add(LeafHeader.parse(entry));
    }
    return entries;
  }

  private VerifierKey key() {
    return VerifierKey.parse(get("vkey").text().strip());
  }

  @Test
  void the_checkpoint_is_signed_twice_under_the_origin() {
    var answer = get("checkpoint");
    var note = Note.parse(body(answer));
    var cosigner = MlDsaVerifierKey.parse(get("vkey/ml-dsa-44").text().strip());

    assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
    assertThat(answer.header("Cache-Control")).contains("max-age=1");
    assertThat(key().name()).isEqualTo("example.org/v1/log");
    assertThat(note.check(List.of(key()))).isEqualTo(new Note.Verdict.Signed(List.of(key())));
    assertThat(cosigner.cosigned(Checkpoint.parse(note.text()), note.signatures().getLast()))
        .isPresent();
  }

  @Test
  void the_entries_make_the_leaves_and_the_leaves_the_root() {
    server.open(TestAccount.fresh());
    var checkpoint = covering();
    var width = partial(checkpoint.size());
    var tile = get("tile/0/000" + width);
    var entries = entries(body(get("tile/entries/000" + width)));

    assertThat(tile.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(tile.header("Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(entries).hasSize((int) checkpoint.size());
    var leaves = ByteBuffer.allocate(entries.size() * Hash.LENGTH);
    entries.forEach(entry -> leaves.put(entry.hash().bytes()));
    assertThat(body(tile)).isEqualTo(leaves.array());
    var edge = Edge.EMPTY.append(entries.stream().map(LeafHeader::hash).toList()).edge();
    assertThat(edge.root()).isEqualTo(checkpoint.root());
  }

  @Test
  void the_first_event_holds_the_keys() {
    var first = server.journal().read(0, 1).getFirst();
    var codec = new EventCodec(PersonalKeys.NONE);
    assertThat(codec.decode(first.type(), first.revision(), first.payload()))
        .isInstanceOfSatisfying(
            LogBegun.class,
            begun -> {
              assertThat(begun.origin()).isEqualTo("example.org/v1/log");
              assertThat(begun.keys())
                  .containsExactly(key().text(), get("vkey/ml-dsa-44").text().strip());
              assertThat(begun.vaultKey().toArray()).isEqualTo(server.vault().publicKey().bytes());
              assertThat(begun.cites()).isEmpty();
            });
  }

  @Test
  void entries_are_packed_for_those_who_accept_it() throws IOException {
    var call = Call.get("/v1/log/tile/entries/000.p/1");
    var plain = body(server.send(call));
    var packed = server.send(call.header("Accept-Encoding", "br, GZIP;q=0.5"));

    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.header("Vary")).contains("Accept-Encoding");
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body(packed)))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain);
    }
    assertThat(LogController.acceptsGzip("gzip;q=0")).isFalse();
    assertThat(LogController.acceptsGzip("identity")).isFalse();
    assertThat(LogController.acceptsGzip(null)).isFalse();
  }

  @Test
  void what_the_checkpoint_does_not_cover_is_unknown() {
    for (var path :
        List.of(
            "tile/0/000",
            "tile/0/000.p/255",
            "tile/0/001.p/1",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/x001/000.p/3")) {
      var answer = get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.problemType()).isEqualTo("tile-unknown");
      assertThat(answer.fact("tile")).isEqualTo(path);
    }
  }

  @Test
  void what_is_no_tile_s_name_is_refused() {
    for (var path :
        List.of(
            "tile/00/000",
            "tile/0/0",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/x000/000",
            "tile/0/1234",
            "tile/9/000",
            "tile/data/000",
            "tile/entries/000.p/",
            "tile/entries/abc")) {
      var answer = get(path);
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.problemType()).as(path).isEqualTo("parameter-malformed");
    }
    assertThat(get("tile").status()).isEqualTo(404);
    assertThat(server.send(Call.bare("POST", "/v1/log/checkpoint")).status()).isEqualTo(401);
  }

  @Test
  void the_metrics_tell_how_far_the_log_is_signed() {
    covering();
    assertThat(server.send(Call.get("/actuator/prometheus")).text())
        .contains("lockstep_log_size", "lockstep_log_behind", "lockstep_log_held_back 0");
    assertThat(server.send(Call.get("/actuator/health")).text()).contains("\"SIGNED\"");
  }
}
