package org.lockstep.api.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.ApiProblem.PositionUnknown;
import org.lockstep.api.problem.ApiProblem.TileUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.TileName;
import org.lockstep.storage.journal.Journal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The log, to anybody (C2SP tlog-tiles): keys, checkpoint, tiles and entries of what the served
/// checkpoint covers, and nothing beyond.
@RestController
class LogController {
  private static final String TEXT = "text/plain;charset=utf-8";
  private static final String BYTES = MediaType.APPLICATION_OCTET_STREAM_VALUE;
  private static final Duration YEAR = Duration.ofDays(365);

  private final ServerLog log;
  private final LogTiles tiles;

  LogController(ServerLog log, Journal journal) {
    this.log = log;
    this.tiles = new LogTiles(journal);
  }

  @GetMapping(value = "/v1/log/vkey", produces = TEXT)
  ResponseEntity<String> key() {
    return text(log.keys().signer().verifierKey().text() + "\n");
  }

  @GetMapping(value = "/v1/log/vkey/ml-dsa-44", produces = TEXT)
  ResponseEntity<String> cosigningKey() {
    return text(log.keys().cosigner().verifierKey().text() + "\n");
  }

  @GetMapping(value = "/v1/log/checkpoint", produces = TEXT)
  ResponseEntity<byte[]> checkpoint() {
    var served = log.checkpointer().served();
    if (served.isEmpty()) throw new Refused(new TileUnknown("checkpoint", 0));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic())
        .contentType(MediaType.parseMediaType(TEXT))
        .body(served.get().note().bytes());
  }

  @GetMapping(value = "/v1/log/tile/{level}/{*index}", produces = BYTES)
  ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String index) {
    return bytes().body(read("tile/" + level + index, tiles::hashes));
  }

  @GetMapping(value = "/v1/log/tile/entries/{*index}", produces = BYTES)
  ResponseEntity<byte[]> entries(
      @PathVariable String index,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false)
          @Nullable String accepted)
      throws IOException {
    var plain = read("tile/entries" + index, tiles::entries);
    var answer = bytes().header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (!acceptsGzip(accepted)) return answer.body(plain);
    return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzip(plain));
  }

  /// A receipt that is checked without the server (C2SP tlog-proof).
  @GetMapping(value = "/v1/log/proof/{position}", produces = TEXT)
  ResponseEntity<String> proof(@PathVariable long position) {
    if (position < 0) throw new Refused(new ParameterMalformed("position", "0 or more"));
    var served = log.checkpointer().served();
    long size = served.map(shown -> shown.checkpoint().size()).orElse(0L);
    if (position >= size) throw new Refused(new PositionUnknown(position, size));
    var path = tiles.inclusion(position, size);
    var text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ").append(position).append('\n');
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    var note = new String(served.orElseThrow().note().bytes(), StandardCharsets.UTF_8);
    return text(text.append('\n').append(note).toString());
  }

  private byte[] read(String path, Function<TileName, byte[]> content) {
    var tile = parse(path);
    long size = log.checkpointer().size();
    if (!LogTiles.covers(size, tile)) throw new Refused(new TileUnknown(path, size));
    return content.apply(tile);
  }

  private static TileName parse(String path) {
    try {
      return TileName.parse(path);
    } catch (LogFormatException e) {
      throw new Refused(new ParameterMalformed("tile", "the name of a tile, as tlog-tiles has it"));
    }
  }

  private static ResponseEntity<String> text(String line) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic())
        .contentType(MediaType.parseMediaType(TEXT))
        .body(line);
  }

  private static ResponseEntity.BodyBuilder bytes() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable())
        .contentType(MediaType.APPLICATION_OCTET_STREAM);
  }

  /// Whether the field names gzip without refusing it (RFC 9110, section 12.5.3).
  static boolean acceptsGzip(@Nullable String accepted) {
    if (accepted == null) return false;
    return Arrays.stream(accepted.split(","))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.matches("(?i)gzip(;q=(1(\\.0*)?|0\\.0*[1-9][0-9]*))?"));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
