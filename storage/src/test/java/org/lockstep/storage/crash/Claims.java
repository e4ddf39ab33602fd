package org.lockstep.storage.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.storage.blobs.BlobRef;
import org.lockstep.storage.contract.Events;
import org.lockstep.storage.documents.Collection;
import org.lockstep.storage.documents.Query;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.updates.LogName;

/// What workers were told to be durable, held against what is there.
final class Claims {
  private final Map<Long, String> events = new HashMap<>();
  private final List<BlobRef> blobs = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<String, Long> updates = new HashMap<>();
  private long counter;
  private long token = -1;

  void add(List<String> lines) {
    lines.forEach(this::add);
  }

  private void add(String line) {
    var words = line.split(" ", 4);
    switch (words[0]) {
      case "event" -> events.put(Long.parseLong(words[1]), words[2] + " " + words[3]);
      case "counter" -> counter = Math.max(counter, Long.parseLong(words[1]));
      case "token" -> token = Math.max(token, Long.parseLong(words[1]));
      case "blob" -> blobs.add(new BlobRef(words[1], Long.parseLong(words[2])));
      case "update" -> updates.merge(words[1], Long.parseLong(words[2]), Math::max);
      case "refused" -> refusals.add(line);
      default -> throw new AssertionError("the worker said: " + line);
    }
  }

  int events() {
    return events.size();
  }

  List<String> refusals() {
    return refusals;
  }

  int updates() {
    return Math.toIntExact(updates.values().stream().mapToLong(Long::longValue).sum());
  }

  /// What a worker writes as the update of that sequence.
  static byte[] update(LogName name, long sequence) {
    return (name + " update " + sequence).repeat(1 + (int) (sequence % 5)).getBytes(UTF_8);
  }

  /// What a worker writes as the base through that sequence.
  static byte[] base(LogName name, long sequence) {
    return (name + " base " + sequence).repeat(100).getBytes(UTF_8);
  }

  void requireKept(EmbeddedStorage storage) throws IOException {
    requireEvents(storage);
    requireMarks(storage);
    updates.forEach((document, last) -> requireLog(storage, document, last));
    assertThat(storage.secrets().counter("attempts")).isGreaterThanOrEqualTo(counter);
    for (var blob : blobs) {
      requireWhole(storage, blob);
    }
  }

  /// Gapless as a whole and in every stream, whole to the last byte, and every claim is there.
  private void requireEvents(EmbeddedStorage storage) {
    var journal = storage.journal();
    var next = new HashMap<String, Long>();
    var leaves = new ArrayList<Hash>();
    journal.forEach(
        0,
        journal.head(),
        event -> {
          assertThat(event.position()).isEqualTo(leaves.size());
          assertThat(event.streamSequence())
              .isEqualTo(next.merge(event.streamId(), 1L, Long::sum) - 1);
          requireAsSent(event);
          leaves.add(Hash.of(event.leafHash()));
        });
    assertThat(journal.head()).isEqualTo(leaves.size()).isGreaterThanOrEqualTo(events.size());
    assertThat(journal.edge()).isEqualTo(Edge.EMPTY.append(leaves).edge());
  }

  private void requireAsSent(StoredEvent event) {
    var claim = events.get(event.position());
    var found = event.streamId() + " " + event.streamSequence();
    if (claim != null) assertThat(found).isEqualTo(claim);
    assertThat(event.payload())
        .isEqualTo(Events.event(event.streamId(), event.streamSequence()).payload());
  }

  /// As many documents as steps of the token: none lost, none applied twice.
  private void requireMarks(EmbeddedStorage storage) {
    storage.documents().declare(new Collection("marks", List.of("run")));
    long reached = storage.documents().token("marks");
    assertThat(reached).isBetween(token, storage.journal().head() - 1);
    var marks = storage.documents().find(Query.all("marks").limit(1_000_000)).documents();
    assertThat(marks).hasSize(Math.toIntExact(reached + 1));
  }

  /// No sequence is missing, every byte is as it was sent, and nothing claimed is missing.
  private static void requireLog(EmbeddedStorage storage, String document, long last) {
    var name = new LogName("share", document);
    var log = storage.updates().open(name); // which refuses a log with a gap
    assertThat(log.last()).isGreaterThanOrEqualTo(last);
    log.base().ifPresent(base -> assertThat(base.bytes()).isEqualTo(base(name, base.sequence())));
    for (var update : log.tail()) {
      assertThat(update.bytes()).isEqualTo(update(name, update.sequence()));
    }
  }

  private static void requireWhole(EmbeddedStorage storage, BlobRef blob) throws IOException {
    try (var bytes = storage.blobs().open(blob, 0, blob.length())) {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(blob.sha256());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
