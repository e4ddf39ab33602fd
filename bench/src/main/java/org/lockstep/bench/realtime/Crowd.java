package org.lockstep.bench.realtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.lockstep.bench.realtime.Field.Measured;
import org.lockstep.bench.report.Figures;
import org.lockstep.bench.report.Table;

/// People who type on documents at random, so many letters a second together; what counts is the
/// server's processor time.
///
/// @param clients on each document
/// @param rate letters a second, of all together
/// @param most the share of the best peer's processor time that is allowed
record Crowd(String title, String prefix, int documents, int clients, int rate, double most) {
  private static final int SEED = 42;

  /// Before it counts, all type faster: what compiles while it runs has then seen enough.
  private static final int WARMING = 5;

  /// Of the last client; each has its own.
  private static final AtomicLong ID = new AtomicLong(1_000_000_000L);

  /// 200 clients on one document, 20,000 deliveries a second.
  static final Crowd ONE_DOCUMENT =
      new Crowd("200 clients on a document, 20,000 deliveries/s", "hall", 1, 200, 100, 1);

  /// 500 documents with two clients each, 1,000 updates a second.
  static final Crowd MANY_DOCUMENTS =
      new Crowd("500 documents with two clients, 1,000 updates/s", "pair", 500, 2, 1000, 0.6);

  /// @param bytes to all clients
  private record Result(long updates, long deliveries, long cpu, long bytes) {
    double perDelivery() {
      return (double) cpu / deliveries;
    }

    double perUpdate() {
      return (double) cpu / updates;
    }
  }

  Table run(Field field) {
    var all = new ArrayList<Measured<Result>>();
    for (var server : field.all()) all.add(new Measured<>(server, measure(field, server)));
    boolean perDelivery = documents == 1;
    ToDoubleFunction<Result> cost = perDelivery ? Result::perDelivery : Result::perUpdate;
    var best = field.best(all, cost);
    var table =
        new Table(
            title, "updates", "deliveries", "cpu s", "cpu us/update", "us/delivery", "target");
    for (var one : all) {
      var result = one.result();
      double share = cost.applyAsDouble(result) / best.orElse(1.0);
      table.row(
          one.of().name(),
          Figures.count(result.updates()),
          Figures.count(result.deliveries()),
          Figures.seconds(result.cpu()),
          micros(result.perUpdate()),
          micros(result.perDelivery()),
          field.isOurs(one.of()) && best.isPresent() ? target(share) : "");
    }
    return table;
  }

  private String target(double share) {
    var text = "%s of the better peer's: %.2f".formatted(most == 1 ? "below 1" : "" + most, share);
    return Figures.target(text, most == 1 ? share < most : share <= most);
  }

  private static String micros(double nanos) {
    return "%.2f".formatted(nanos / TimeUnit.MICROSECONDS.toNanos(1));
  }

  private Result measure(Field field, Contender server) {
    var names = new ArrayList<String>();
    for (int d = 0; d < documents; d++) names.addAll(Collections.nCopies(clients, prefix + d));
    var people = field.load().connect(server, names);
    try {
      var typing = people.stream().map(_ -> new Edits(ID.incrementAndGet())).toList();
      var random = new Random(SEED);
      type(people, typing, random, rate * WARMING, field.quick() ? 6 : 20);
      long cpu = server.cpuNanos();
      long bytes = people.stream().mapToLong(Client::bytes).sum();
      long letters = type(people, typing, random, rate, field.quick() ? 5 : 20);
      long updates = letters + people.size();
      mark(people, typing);
      long after = people.stream().mapToLong(Client::bytes).sum();
      return new Result(updates, updates * clients, server.cpuNanos() - cpu, after - bytes);
    } finally {
      people.forEach(Client::close);
    }
  }

  /// Types at random times: what comes together by chance may go out together.
  private static long type(
      List<Client> people, List<Edits> typing, Random random, int perSecond, int seconds) {
    long began = System.nanoTime();
    double due = 0;
    for (long letters = 0; ; letters++) {
      due += -Math.log(1 - random.nextDouble()) / perSecond;
      if (due > seconds) return letters;
      long wait = began + (long) (due * TimeUnit.SECONDS.toNanos(1)) - System.nanoTime();
      if (wait > 0) LockSupport.parkNanos(wait);
      int who = random.nextInt(people.size());
      people.get(who).send(typing.get(who).letter());
    }
  }

  /// Everybody says that they are done; whoever has heard it of all others has heard everything.
  private void mark(List<Client> people, List<Edits> typing) {
    for (int who = 0; who < people.size(); who++) {
      people.get(who).send(typing.get(who).mark());
    }
    people.forEach(person -> person.awaitMarks(clients - 1));
  }
}
