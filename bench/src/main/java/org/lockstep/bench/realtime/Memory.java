package org.lockstep.bench.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Table;

/// What documents and connections take of the memory, in servers that have done nothing before.
///
/// Of ours, documents are counted by what is reachable in the heap: what the process holds beyond
/// that is for the next documents. Of the peers nothing but the process's size is known.
final class Memory {
  private static final String OPEN_DOCUMENTS = "lockstep_live_documents";
  private static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(3);
  private static final int FEW_BYTES = 256;
  private static final double MOST_FOR_OPEN = 1.5;
  private static final long MOST_FOR_CONNECTIONS = 300L << 20;
  private static final int SHARED = 100;

  private final Field field;
  private final Table table = new Table("memory", "number", "bytes each", "in all", "target");

  private Memory(Field field) {
    this.field = field;
  }

  /// @param document a compact document
  static Table run(Field field, byte[] document) {
    var memory = new Memory(field);
    memory.idleDocuments();
    for (var server : field.all()) memory.openDocuments(server, document);
    for (var server : field.all()) memory.connections(server);
    return memory.table;
  }

  private void idleDocuments() {
    int count = field.quick() ? 200 : 1000;
    comeAndGo("early", SHARED); // what is loaded once
    long before = field.ours().live();
    comeAndGo("idle", count);
    long each = Math.max(0, field.ours().live() - before) / count;
    row(
        field.ours(),
        "idle documents",
        count,
        each,
        Figures.target("only an index entry", each <= FEW_BYTES));
  }

  private void comeAndGo(String prefix, int count) {
    var people = field.load().connect(field.ours(), names(prefix, count, count));
    for (int i = 0; i < count; i++) {
      people.get(i).send(new Edits(i + 1).mark());
      people.get(i).awaitMarks(1);
    }
    people.forEach(Client::close);
    awaitIdle();
  }

  private void awaitIdle() {
    long last = System.nanoTime() + LONGEST;
    while (field.ours().metric(OPEN_DOCUMENTS) > 0) {
      LockSupport.parkNanos(A_WHILE);
      if (System.nanoTime() > last) throw new BenchFailed("documents stay open for ever");
    }
  }

  private void openDocuments(Contender server, byte[] document) {
    int count = field.quick() ? 5 : 20;
    long before = size(server);
    var people = new ArrayList<Client>();
    int compact = 0;
    for (var name : names("open", count, count)) {
      var keeper = field.load().connect(server, name);
      people.add(keeper);
      keeper.awaitDocument();
      keeper.send(document);
      compact = settle(server, name, document);
    }
    long each = (size(server) - before) / count;
    double share = (double) each / compact;
    boolean isOurs = field.isOurs(server);
    var text = "1.5 times its %,d bytes: %.2f".formatted(compact, share);
    var target = isOurs ? Figures.target(text, share <= MOST_FOR_OPEN) : "";
    row(server, "open documents", count, each, target);
    people.forEach(Client::close);
    if (isOurs) awaitIdle();
  }

  /// Waits until who comes gets it all.
  ///
  /// @return in how many bytes
  private int settle(Contender server, String name, byte[] document) {
    for (; ; ) {
      try (var fresh = field.load().connect(server, name)) {
        int size = fresh.awaitDocument();
        if (size >= document.length / 2) return size;
      }
    }
  }

  private void connections(Contender server) {
    int count = field.quick() ? 1_000 : 10_000;
    long before = server.resident();
    var people = field.load().connect(server, names("quiet", SHARED, count));
    long all = server.resident() - before;
    boolean isOurs = field.isOurs(server);
    var target =
        isOurs ? Figures.target("under 300 MB for 10,000", all < MOST_FOR_CONNECTIONS) : "";
    row(server, "idle connections", count, all / count, target);
    people.forEach(Client::close);
  }

  private long size(Contender server) {
    return field.isOurs(server) ? field.ours().live() : server.resident();
  }

  private static List<String> names(String prefix, int different, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i % different).toList();
  }

  private void row(Contender server, String what, int count, long each, String target) {
    table.row(
        server.name() + ": " + what,
        Figures.count(count),
        Figures.count(each),
        Figures.count(each * count),
        target);
  }
}
