package org.lockstep.api.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.ConsistencyProof;
import org.lockstep.crypto.log.Ed25519CosignerKey;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.VerifierKey;
import org.lockstep.crypto.sign.SigningKey;

/// A witness over HTTP that does what C2SP tlog-witness says of `add-checkpoint`.
final class LittleWitness implements AutoCloseable {
  private static final SigningKey SIGNING = SigningKey.generate(new SecureRandom());
  private static final Ed25519CosignerKey KEY =
      new Ed25519CosignerKey("witness.example/w1", SIGNING.publicKey());

  private final HttpServer http;
  private final CountDownLatch answering = new CountDownLatch(1);
  private volatile @Nullable VerifierKey log;
  private @Nullable Checkpoint known;

  /// @param slow whether it answers only after [#answer]
  LittleWitness(boolean slow) throws IOException {
    if (!slow) answering.countDown();
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/submit/add-checkpoint", this::handle);
    http.start();
  }

  /// As an operator names it in the settings.
  String named() {
    return KEY.text() + " http://127.0.0.1:" + http.getAddress().getPort() + "/submit";
  }

  NamedWitness witness() {
    return new NamedWitness(KEY, URI.create(named().split(" ", 2)[1]));
  }

  Ed25519CosignerKey key() {
    return KEY;
  }

  /// It learns of a log.
  LittleWitness knows(VerifierKey key) {
    log = key;
    return this;
  }

  /// It has seen this of the log.
  synchronized LittleWitness saw(Checkpoint checkpoint) {
    known = checkpoint;
    return this;
  }

  void answer() {
    answering.countDown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answering.await();
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var answer = exchange.getRequestMethod().equals("POST") ? judge(body) : "405 ";
      var text = answer.substring(4).getBytes(UTF_8);
      int status = Integer.parseInt(answer.substring(0, 3));
      exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A status, a space and the body.
  private synchronized String judge(String body) {
    int end = body.indexOf("\n\n");
    var lines = List.of(body.substring(0, end).split("\n", -1));
    long old = Long.parseLong(lines.getFirst().substring("old ".length()));
    var path = lines.stream().skip(1).map(Hash::fromBase64).toList();
    var note = Note.parse(body.substring(end + 2).getBytes(UTF_8));
    var shown = Checkpoint.parse(note.text());
    var signer = log;
    if (signer == null || !shown.origin().equals(signer.name())) return "404 ";
    if (!(note.check(List.of(signer)) instanceof Note.Verdict.Signed)) return "403 ";
    if (old > shown.size()) return "400 ";
    var before = known;
    long size = before == null ? 0 : before.size();
    if (old != size) return "409 " + size + "\n";
    if (before != null) {
      var proof = new ConsistencyProof(old, shown.size(), path);
      if (!proof.proves(before.root(), shown.root())) return "422 ";
    }
    known = shown;
    return "200 " + cosign(shown);
  }

  private String cosign(Checkpoint checkpoint) {
    var now = Instant.ofEpochSecond(1_767_323_045);
    var bytes =
        ByteBuffer.allocate(76)
            .putInt(KEY.keyId())
            .putLong(now.getEpochSecond())
            .put(SIGNING.sign(Ed25519CosignerKey.message(checkpoint, now)));
    return "\u2014 " + KEY.name() + " " + Base64.getEncoder().encodeToString(bytes.array()) + "\n";
  }

  @Override
  public void close() {
    answering.countDown();
    http.stop(0);
  }
}
