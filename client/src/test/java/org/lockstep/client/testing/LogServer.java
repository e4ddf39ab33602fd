package org.lockstep.client.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.log.TileName;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.SqliteJournal;

/// A log over HTTP from a real journal, of which a test can change any file, and which it can cut,
/// fork and sign with another key.
public final class LogServer implements AutoCloseable {
  /// The name of the log.
  public static final String ORIGIN = "example.org/v1/log";

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  private final HttpServer http;
  private final Map<String, byte[]> replaced = new ConcurrentHashMap<>();
  private final NoteSigner signer;
  private volatile Journal journal;

  private LogServer(HttpServer http, NoteSigner signer, Journal journal) {
    this.http = http;
    this.signer = signer;
    this.journal = journal;
  }

  /// A server of a log with so many events, in a file of this directory.
  public static LogServer start(Path directory, int events) {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var http = HttpServer.create(loopback, 0);
      var signer = new NoteSigner(ORIGIN, SigningKey.fromSeed(new byte[32]));
      var server = new LogServer(http, signer, SqliteJournal.open(directory.resolve("journal.db")));
      server.append("a", events);
      http.createContext("/v1/log/", server::answer);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Appends events to a stream, which begin where it ends.
  public void append(String stream, int events) {
    long from = journal.lastSequence(stream).orElse(-1) + 1;
    journal.append(IntStream.range(0, events).mapToObj(i -> event(stream, from + i)).toList());
  }

  private static NewEvent event(String stream, long sequence) {
    byte[] payload = (stream + sequence).getBytes(StandardCharsets.UTF_8);
    return new NewEvent(
        "share", stream, sequence, "share.link-opened", 1, START, "-", payload, new byte[0]);
  }

  /// Goes on with another journal under the same key: a fork, or a restored backup.
  public void switchTo(Path directory, String stream, int events) {
    journal.close();
    journal = SqliteJournal.open(directory.resolve("journal.db"));
    append(stream, events);
  }

  /// Serves other bytes.
  public void replace(String path, byte[] bytes) {
    replaced.put(path, bytes);
  }

  /// Serves what it should again.
  public void heal() {
    replaced.clear();
  }

  public String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  public NoteSigner signer() {
    return signer;
  }

  public String key() {
    return signer.verifierKey().text();
  }

  public Checkpoint checkpoint() {
    return Checkpoint.of(ORIGIN, journal.edge());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().replaceFirst("^/v1/log/", "");
      byte[] body = file(path);
      exchange.sendResponseHeaders(
          body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /// The bytes of a file as the log has it.
  public byte[] file(String path) {
    byte[] other = replaced.get(path);
    if (other != null) return other;
    return switch (path) {
      case "vkey" -> (key() + "\n").getBytes(StandardCharsets.UTF_8);
      case "checkpoint" -> signer.sign(checkpoint()).bytes();
      default -> tile(path);
    };
  }

  private byte[] tile(String path) {
    var name = TileName.parse(path);
    if (name.width() > TileName.width(name.level(), name.index(), journal.head())) {
      return new byte[0];
    }
    var bytes = new ByteArrayOutputStream();
    if (path.startsWith("tile/entries/")) {
      journal
          .read(name.first(), name.width())
          .forEach(stored -> entry(stored.header().bytes()).forEach(bytes::writeBytes));
    } else {
      journal
          .tiles()
          .read(name.level(), name.first(), name.width())
          .forEach(hash -> bytes.writeBytes(hash.bytes()));
    }
    return bytes.toByteArray();
  }

  private static List<byte[]> entry(byte[] entry) {
    return List.of(new byte[] {(byte) (entry.length >> 8), (byte) entry.length}, entry);
  }

  @Override
  public void close() {
    http.stop(0);
    journal.close();
  }
}
