package org.lockstep.realtime.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.realtime.store.LiveDocument;
import org.lockstep.realtime.store.LiveDocuments;
import org.lockstep.realtime.store.Opened;
import org.lockstep.storage.updates.Incarnation;

/// The real documents behind a disk that can be made to wait or to refuse.
final class HeldDocuments implements LiveDocuments {
  private final LiveDocuments real;
  private final List<Held> held = new ArrayList<>();
  private boolean isHolding;
  private CompletableFuture<Long> last = new CompletableFuture<>();

  private record Held(Runnable go, CompletableFuture<Long> answer) {}

  HeldDocuments(LiveDocuments real) {
    this.real = real;
  }

  /// From now on nothing reaches the disk.
  void hold() {
    isHolding = true;
  }

  int held() {
    return held.size();
  }

  /// What was held reaches the disk, and what comes too.
  void letGo() {
    isHolding = false;
    held.forEach(h -> h.go().run());
    held.clear();
  }

  /// What was held is refused.
  void refuse(RuntimeException refusal) {
    held.forEach(h -> h.answer().completeExceptionally(refusal));
    held.clear();
  }

  CompletableFuture<Long> lastAppend() {
    return last;
  }

  @Override
  public Opened open(DocumentName name, DeviceId device) {
    var opened = real.open(name, device);
    return new Opened(
        new Document(opened.document()), opened.sequence(), opened.base(), opened.tail());
  }

  @Override
  public Optional<byte[]> read(DocumentName name, DeviceId device) {
    return real.read(name, device);
  }

  @Override
  public List<DocumentName> documents(ShareId share) {
    return real.documents(share);
  }

  @Override
  public List<ShareId> shares() {
    return real.shares();
  }

  @Override
  public void shred(ShareId share) {
    real.shred(share);
  }

  private final class Document implements LiveDocument {
    private final LiveDocument document;

    private Document(LiveDocument document) {
      this.document = document;
    }

    @Override
    public CompletionStage<Long> append(byte[] update) {
      last = new CompletableFuture<>();
      var answer = last;
      if (isHolding) held.add(new Held(() -> pass(update, answer), answer));
      else pass(update, answer);
      return answer;
    }

    private void pass(byte[] update, CompletableFuture<Long> answer) {
      document
          .append(update)
          .whenComplete(
              (sequence, fault) -> {
                if (fault == null) answer.complete(sequence);
                else answer.completeExceptionally(fault);
              });
    }

    @Override
    public DocumentName name() {
      return document.name();
    }

    @Override
    public Incarnation incarnation() {
      return document.incarnation();
    }

    @Override
    public boolean isCompactionDue() {
      return document.isCompactionDue();
    }

    @Override
    public void compact(long through, byte[] base) {
      document.compact(through, base);
    }

    @Override
    public void close() {
      document.close();
    }
  }
}
