package org.lockstep.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.lockstep.domain.Event;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareKind;

/// Measures queries; not a test. Run its `main` with the module's test class path.
///
/// Prints the median and the worst of several runs, after a warm-up of as many.
public final class Measure {
  private static final int MEMBERS = 100;
  private static final int EVENTS = 10_000;
  private static final int RUNS = 15;

  private Measure() {}

  /// Measures on stores in a temporary directory.
  public static void main(String[] arguments) {
    HotAndColdTest.inTemporary(
        directory -> {
          try (var stores = new Stores(directory)) {
            prepare(stores);
            try (var models = Stores.caughtUp(stores.models(), stores.journal())) {
              measure(models, stores);
            }
          }
        });
  }

  private static void prepare(Stores stores) {
    var world = stores.world();
    for (int n = 0; n < MEMBERS; n++) world.begin(n);
    for (int share = 1; share <= 2; share++) {
      world.create(share, ShareKind.FOLDER, 0);
      int members = share == 1 ? MEMBERS : 3;
      for (int n = 1; n < members; n++) world.join(share, n, Role.EDITOR);
      var by = Some.actor(0);
      var events = new ArrayList<Event>();
      for (int i = 0; i < EVENTS / 2; i++) {
        events.add(new ShareEvent.LinkOpened(Some.share(share), Some.link(i), Some.bytes("v"), by));
        events.add(new ShareEvent.LinkClosed(Some.share(share), Some.link(i), by));
        if (events.size() >= 100) {
          world.append(events);
          events.clear();
        }
      }
      world.append(events);
    }
  }

  private static void measure(ReadModels models, Stores stores) {
    var large = Some.share(1);
    var small = Some.share(2);
    print(
        "verdict, hot, 100 participants",
        () -> models.shares().protection(large).orElseThrow().verdict());
    print("trusted device, hot", () -> models.accounts().trusted(Some.device(7, 0)));
    var cold = new Limits(1, 1, 1, 1, 1, 1_000);
    try (var forgetful = Stores.caughtUp(stores.models(cold), stores.journal())) {
      print("verdict, cold, 100 participants", () -> alternate(forgetful, true));
      print("verdict, cold, 3 participants", () -> alternate(forgetful, false));
      print(
          "trusted device, cold",
          () -> {
            forgetful.accounts().trusted(Some.device(8, 0));
            return forgetful.accounts().trusted(Some.device(7, 0));
          });
    }
    long head = stores.journal().head();
    print(
        "--at, followed, 100 participants",
        () -> models.shares().protectionAt(large, head / 2).orElseThrow().verdict());
    print("--at, folded anew, 3 participants", () -> at(models, 2, head));
    print("--at, folded anew, 100 participants", () -> at(models, 1, head));
    print("reading alone, 100 participants", () -> models.history().concerning(large, head));
    print(
        "rebuild of all",
        () -> {
          models.rebuild();
          return Stores.caughtUp(models, stores.journal());
        });
    System.out.println(head + " events in all; last asked for: " + small);
  }

  private static Object alternate(ReadModels models, boolean large) {
    models.accounts().clear();
    models.shares().hot().clear();
    return models.shares().protection(Some.share(large ? 1 : 2)).orElseThrow().verdict();
  }

  private static Object at(ReadModels models, int share, long upTo) {
    var replay = new CustodyReplay();
    models.history().concerning(Some.share(share), upTo).forEach(replay::apply);
    return replay.protection(Some.share(share)).verdict();
  }

  private static void print(String what, Supplier<Object> work) {
    var times = new ArrayList<Double>();
    Object result = "";
    for (int i = 0; i < 2 * RUNS; i++) {
      long begin = System.nanoTime();
      result = work.get();
      times.add((System.nanoTime() - begin) / 1e6);
    }
    if (result.equals("")) throw new IllegalStateException(what);
    List<Double> sorted = times.stream().skip(RUNS).sorted().toList();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-36s median %9.4f ms, worst %9.4f ms",
            what,
            sorted.get(RUNS / 2),
            sorted.getLast()));
  }
}
