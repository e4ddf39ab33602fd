package org.lockstep.api.log;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.NoteSignature;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.log.Anchor;
import org.lockstep.storage.log.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs the log as it grows: row, anchor, and only then shown to anybody.
///
/// If one of these fails the checkpoint before stays served, and the next call goes on where this
/// one was: a size that was signed once is never signed with another root, and at most one signed
/// checkpoint is not anchored. Safe for use by many threads.
public final class Checkpointer {
  private static final Logger log = LoggerFactory.getLogger(Checkpointer.class);

  private final Parts parts;
  private final Clock clock;
  private @Nullable Note pending;
  private long signedSize;
  private volatile @Nullable Served served;
  private volatile boolean heldBack;

  /// What it works with.
  public record Parts(Journal journal, Checkpoints checkpoints, Anchor anchor, LogKeys keys) {}

  /// A checkpoint that may be shown.
  ///
  /// @param note the whole note, with all signatures
  public record Served(Checkpoint checkpoint, Note note) {}

  /// Goes on after what was signed last; what of it is not anchored yet is anchored first.
  ///
  /// @param last that belongs to the same origin
  public Checkpointer(Parts parts, Clock clock, Optional<Note> last) {
    this.parts = parts;
    this.clock = clock;
    this.pending = last.orElse(null);
    this.signedSize = last.isPresent() ? sizeOf(last.get()) : rowSize(parts.checkpoints());
  }

  private static long rowSize(Checkpoints checkpoints) {
    return checkpoints.last().map(Checkpointer::sizeOf).orElse(Checkpoints.NONE);
  }

  private static long sizeOf(Note note) {
    return Checkpoint.parse(note.text()).size();
  }

  /// The checkpoint to show; empty before the first.
  public Optional<Served> served() {
    return Optional.ofNullable(served);
  }

  /// How many events the served checkpoint covers.
  public long size() {
    return served().map(shown -> shown.checkpoint().size()).orElse(0L);
  }

  /// Whether the last attempt to go on failed.
  public boolean isHeldBack() {
    return heldBack;
  }

  /// Signs what is not signed yet, if it can.
  ///
  /// @throws StorageException if it cannot; the checkpoint before stays served
  synchronized void require() {
    if (pending != null) publish(pending);
    if (served == null || parts.journal().head() > size()) publish(sign());
    heldBack = false;
  }

  /// Signs what is not signed yet; a failure shows in [#isHeldBack].
  synchronized void advance() {
    try {
      require();
    } catch (StorageException e) {
      if (!heldBack) log.error("The log's checkpoint is held back: {}", e.getMessage());
      heldBack = true;
    }
  }

  /// The served checkpoint, once it covers more than `size` events.
  synchronized Served awaitBeyond(long size) throws InterruptedException {
    var shown = served;
    while (shown == null || shown.checkpoint().size() <= size) {
      wait();
      shown = served;
    }
    return shown;
  }

  /// Adds what a witness signed to the served note, if it still is of that checkpoint. A newer
  /// checkpoint is served without it until the witness has signed that one too.
  synchronized void cosigned(Checkpoint checkpoint, List<NoteSignature> lines) {
    var shown = served;
    if (shown == null || !shown.checkpoint().equals(checkpoint)) return;
    var note = shown.note();
    for (var line : lines) {
      boolean isThere =
          note.signatures().stream()
              .anyMatch(s -> s.name().equals(line.name()) && s.keyId() == line.keyId());
      if (!isThere) note = note.with(line);
    }
    served = new Served(checkpoint, note);
  }

  private Note sign() {
    var checkpoint = Checkpoint.of(parts.keys().origin(), parts.journal().edge());
    var note = parts.keys().signer().sign(checkpoint);
    if (!parts.checkpoints().append(signedSize, note)) {
      throw new StorageException(
          "Another process has signed the log after size %d.".formatted(signedSize));
    }
    signedSize = checkpoint.size();
    pending = note;
    return note;
  }

  private void publish(Note note) {
    var anchor = parts.anchor();
    if (!anchor.last().equals(Optional.of(note))) anchor.append(note);
    var checkpoint = Checkpoint.parse(note.text());
    var cosignature = parts.keys().cosigner().cosign(checkpoint, clock.instant());
    served = new Served(checkpoint, note.with(cosignature));
    pending = null;
    notifyAll();
  }
}
