package org.lockstep.storage.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.contract.Events;
import org.lockstep.storage.documents.Collection;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.documents.Write;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.updates.Incarnation;
import org.lockstep.storage.updates.LogName;
import org.lockstep.storage.updates.SealedUpdate;

/// The process that is killed: works on a data directory without end, and says what it was told to
/// be durable, one line for each thing, after it was told.
///
/// ```
/// event POSITION STREAM SEQUENCE      counter VALUE      token POSITION      blob SHA256 LENGTH
/// update DOCUMENT SEQUENCE
/// refused TYPE: MESSAGE               where the storage could not do it; the worker then ends
/// ```
public final class Worker {
  private static final int WRITERS = 12;

  private static final int DOCUMENTS = 6;

  private static final Duration FOREVER = Duration.ofDays(1);

  private final EmbeddedStorage storage;
  private final PrintStream out;
  private final String run;

  private Worker(EmbeddedStorage storage, String run) {
    this.storage = storage;
    this.out = new PrintStream(System.out, true, UTF_8);
    this.run = run;
  }

  /// Arguments: the data directory, and a name for this run.
  public static void main(String[] arguments) {
    try (var storage = EmbeddedStorage.open(Path.of(arguments[0]))) {
      new Worker(storage, arguments[1]).work();
    } catch (StorageException e) {
      say(System.out, "refused " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  /// Ends when writers and uploads are refused; counting and marking need no room, and end with it.
  private void work() {
    storage.documents().declare(new Collection("marks", List.of("run")));
    Thread.startVirtualThread(() -> untilRefused(this::count));
    Thread.startVirtualThread(() -> untilRefused(this::mark));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < WRITERS; writer++) {
        var stream = run + "-" + writer;
        var unused = threads.submit(() -> untilRefused(() -> append(stream)));
      }
      var unused = threads.submit(() -> untilRefused(this::upload));
      for (int document = 0; document < DOCUMENTS; document++) {
        var name = new LogName("share", "d" + document);
        var unusedToo = threads.submit(() -> untilRefused(() -> edit(name)));
      }
    }
  }

  private interface Job {
    void run() throws IOException, InterruptedException;
  }

  private void untilRefused(Job job) {
    try {
      job.run();
    } catch (StorageException | IOException | InterruptedException e) {
      say(out, "refused " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private void append(String stream) {
    for (long sequence = 0; ; ) {
      var batch = new ArrayList<NewEvent>();
      for (int more = 0; more <= sequence % 3; more++) {
        batch.add(Events.event(stream, sequence + more));
      }
      long position = storage.journal().append(batch).first();
      for (var event : batch) {
        say(out, "event %d %s %d".formatted(position++, stream, event.streamSequence()));
      }
      sequence += batch.size();
    }
  }

  /// Goes on where the run before has ended, and compacts now and then.
  private void edit(LogName name) {
    var log = storage.updates().open(name);
    for (long sequence = log.last() + 1; ; sequence++) {
      append(name, log.incarnation(), new SealedUpdate(sequence, Claims.update(name, sequence)));
      say(out, "update %s %d".formatted(name.document(), sequence));
      if (sequence % 50 == 0) {
        var base = new SealedUpdate(sequence - 7, Claims.base(name, sequence - 7));
        storage.updates().compact(name, log.incarnation(), base);
      }
    }
  }

  private void append(LogName name, Incarnation incarnation, SealedUpdate update) {
    try {
      storage.updates().append(name, incarnation, update).toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StorageException cause) throw cause;
      throw e;
    }
  }

  private void count() {
    while (true) {
      say(out, "counter " + storage.secrets().incrementCounter("attempts"));
    }
  }

  /// A read model: one document for each event.
  private void mark() throws InterruptedException {
    for (long at = storage.documents().token("marks"); ; at++) {
      if (!storage.journal().awaitBeyond(at, FOREVER)) return;
      var put =
          new Write.Put("marks", "%019d".formatted(at + 1), new byte[100], Map.of("run", run));
      storage.documents().commit(new Token("marks", at, at + 1), List.of(put));
      say(out, "token " + (at + 1));
    }
  }

  private void upload() throws IOException {
    var blobs = storage.blobs();
    for (int number = 0; ; number++) {
      var id = run + "-" + number;
      var content =
          (id + ",").repeat(1 + number * 6_000).getBytes(UTF_8); // each longer than the last
      blobs.openUpload(id);
      blobs.append(id, 0, new ByteArrayInputStream(content));
      var ref = blobs.finish(id);
      say(out, "blob " + ref.sha256() + " " + ref.length());
    }
  }

  /// A whole line at a time, even from many threads.
  private static void say(PrintStream out, String line) {
    synchronized (Worker.class) {
      out.print(line + "\n");
      out.flush();
    }
  }
}
