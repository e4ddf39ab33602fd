package org.lockstep.api.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.lockstep.audit.log.LogUnavailable;
import org.lockstep.audit.log.WitnessClient;
import org.lockstep.audit.log.WitnessClient.Outcome;
import org.lockstep.crypto.log.MerkleTree;
import org.lockstep.storage.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has one witness cosign every checkpoint that is served, on a thread of its own: nothing waits
/// for it.
///
/// What a witness refuses, or leaves unanswered, is told in the server's log once, until it
/// changes; the checkpoint stays served without its cosignature.
final class Witness implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Witness.class);

  private final NamedWitness named;
  private final Checkpointer checkpointer;
  private final Journal journal;
  private final CheckpointLoop.Pace pace;
  private final WitnessPost post;
  private final WitnessClient client;
  private volatile long cosigned;
  private volatile String trouble = "";
  private volatile boolean ended;
  private final Thread thread = Thread.ofVirtual().unstarted(this::run);

  /// @param pace between one attempt that failed and the next
  Witness(
      NamedWitness named, Checkpointer checkpointer, Journal journal, CheckpointLoop.Pace pace) {
    this.named = named;
    this.checkpointer = checkpointer;
    this.journal = journal;
    this.pace = pace;
    this.post = new WitnessPost(named.address());
    this.client = new WitnessClient(named.key(), post);
  }

  /// Waits so long before a witness that failed is asked again.
  static final CheckpointLoop.Pace PATIENT = () -> Thread.sleep(Duration.ofSeconds(10));

  /// From now on asks for every checkpoint.
  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!ended) {
        var shown = checkpointer.awaitBeyond(cosigned);
        if (!ended && !ask(shown)) pace.await();
      }
    } catch (InterruptedException e) {
      // The server stops.
    }
  }

  /// Asks once.
  ///
  /// @return whether it cosigned
  boolean ask(Checkpointer.Served shown) {
    try {
      long size = shown.checkpoint().size();
      var outcome = client.ask(shown.note(), new MerkleTree(size, journal.tiles()));
      if (outcome instanceof Outcome.Cosigned(var lines)) {
        checkpointer.cosigned(shown.checkpoint(), lines);
        cosigned = size;
        if (!trouble.isEmpty()) log.info("Witness {} cosigns again", named.name());
        trouble = "";
        return true;
      }
      tell(words(outcome));
    } catch (LogUnavailable away) {
      tell("it does not answer");
    }
    return false;
  }

  private void tell(String what) {
    if (ended || what.equals(trouble)) return;
    trouble = what;
    log.warn("Witness {} does not cosign the log: {}", named.name(), what);
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Cosigned _ -> "";
      case Outcome.KnowsMore(var size) ->
          "it knows %d events: the log was rolled back, or is signed elsewhere too".formatted(size);
      case Outcome.KnowsOther(var size) ->
          "it knows another history of the first %d events".formatted(size);
      case Outcome.Stranger(var status) ->
          "it does not know the log, or not its key (status %d)".formatted(status);
      case Outcome.Odd(var what) -> "its answer is not one of the protocol: " + what;
    };
  }

  /// How many events the last checkpoint covers that it cosigned.
  long cosigned() {
    return cosigned;
  }

  /// Whether it failed the last time.
  boolean isInTrouble() {
    return !trouble.isEmpty();
  }

  void measure(MeterRegistry meters) {
    Gauge.builder("lockstep.log.witness.size", this, Witness::cosigned)
        .tag("witness", named.name())
        .description("events of the last checkpoint that the witness cosigned")
        .register(meters);
    Gauge.builder("lockstep.log.witness.trouble", this, w -> w.isInTrouble() ? 1 : 0)
        .tag("witness", named.name())
        .description("1 while the witness does not cosign")
        .register(meters);
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
    post.close();
  }
}
