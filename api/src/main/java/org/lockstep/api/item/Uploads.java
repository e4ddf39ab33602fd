package org.lockstep.api.item;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.lockstep.api.item.UploadRecords.Entry;
import org.lockstep.api.problem.ApiProblem;
import org.lockstep.api.problem.ApiProblem.ContentKnown;
import org.lockstep.api.problem.ApiProblem.UploadIncomplete;
import org.lockstep.api.problem.ApiProblem.UploadOffsetWrong;
import org.lockstep.api.problem.ApiProblem.UploadTaken;
import org.lockstep.api.problem.ApiProblem.UploadTooLong;
import org.lockstep.api.problem.ApiProblem.UploadUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.server.LockstepProperties;
import org.lockstep.domain.Bytes;
import org.lockstep.storage.blobs.BlobRef;
import org.lockstep.storage.blobs.Blobs;
import org.lockstep.storage.blobs.NoSuchUpload;
import org.lockstep.storage.blobs.OffsetMismatch;
import org.lockstep.storage.blobs.UploadBusy;
import org.lockstep.storage.documents.Documents;
import org.lockstep.wire.message.ItemMessages.UploadStatus;
import org.lockstep.wire.message.MessageCodec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The uploads of all devices: see this package's story. Safe for use by many threads.
@Component
public final class Uploads {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration SWEPT_EVERY = Duration.ofHours(1);

  private final UploadRecords records;
  private final Blobs blobs;
  private final Clock clock;
  private final long longest;
  private final ReentrantLock finishing = new ReentrantLock();
  private final AtomicLong swept = new AtomicLong();

  /// Wired by the assembly.
  @Autowired
  public Uploads(
      Documents documents,
      Blobs blobs,
      MessageCodec codec,
      Clock clock,
      LockstepProperties properties) {
    this(new UploadRecords(documents, codec), blobs, clock, properties.limits().upload());
  }

  /// Uploads into this store.
  ///
  /// @param longest in bytes
  Uploads(UploadRecords records, Blobs blobs, Clock clock, long longest) {
    this.records = records;
    this.blobs = blobs;
    this.clock = clock;
    this.longest = longest;
  }

  /// Begins an upload, or finds it again.
  UploadStatus begin(UploadName name, long length) {
    sweep();
    if (length < 1 || length > longest) throw new Refused(new UploadTooLong(longest));
    var earlier = records.find(name);
    if (earlier.filter(begun -> begun.length() != length).isPresent()) {
      throw new Refused(new UploadTaken(name.upload()));
    }
    if (earlier.isEmpty()) {
      blobs.openUpload(name.stored());
      records.put(name, Entry.begun(length, clock.instant()));
    }
    return status(name);
  }

  /// How far an upload has come.
  UploadStatus status(UploadName name) {
    var begun = require(name);
    long offset = begun.finished().isPresent() ? begun.length() : arrived(name);
    return new UploadStatus(name.upload(), offset, begun.length());
  }

  /// Adds a piece; what is added is durable on return.
  UploadStatus append(UploadName name, long offset, byte[] piece) {
    var begun = require(name);
    if (begun.finished().isPresent()) {
      throw new Refused(new UploadOffsetWrong(begun.length(), offset));
    }
    if (piece.length > begun.length() - offset) {
      throw new Refused(new UploadTooLong(begun.length()));
    }
    long arrived = translated(name, () -> append(name.stored(), offset, piece));
    return new UploadStatus(name.upload(), arrived, begun.length());
  }

  private long append(String upload, long offset, byte[] piece) {
    try {
      return blobs.append(upload, offset, new ByteArrayInputStream(piece));
    } catch (OffsetMismatch e) {
      throw because(new UploadOffsetWrong(e.actual(), offset), e);
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory can be read", impossible);
    }
  }

  /// Throws an upload away. What it has become stays.
  void discard(UploadName name) {
    require(name);
    translated(name, () -> discarded(name));
    records.forget(name);
  }

  private UploadName discarded(UploadName name) {
    blobs.discardUpload(name.stored());
    return name;
  }

  /// Ends an upload whose bytes have all arrived, for an item of a share; one that was ended before
  /// is found again.
  BlobRef finish(UploadName name, Bytes digest) {
    return finish(name, digest, Optional.empty());
  }

  /// Ends an upload for something whose content can be deleted again. Nobody else names that
  /// content then, now or later: who deletes it takes nothing from anybody.
  ///
  /// @param digest SHA-256 that the whole is said to have
  /// @param purpose what it is for; ended before for anything else, it is refused
  public BlobRef finishAlone(UploadName name, Bytes digest, String purpose) {
    return finish(name, digest, Optional.of(purpose));
  }

  private BlobRef finish(UploadName name, Bytes digest, Optional<String> purpose) {
    var begun = require(name);
    if (begun.finished().isPresent()) {
      if (!begun.purpose().equals(purpose)) throw new Refused(new UploadTaken(name.upload()));
      return Contents.find(blobs, begun.finished().get()).orElseThrow(() -> unknown(name));
    }
    long offset = arrived(name);
    if (offset != begun.length()) {
      throw new Refused(new UploadIncomplete(offset, begun.length()));
    }
    finishing.lock();
    try {
      // Encrypted under a fresh key, no content is ever met twice, unless somebody copied it.
      if (Contents.find(blobs, digest).isPresent()) throw new Refused(new ContentKnown());
      return finished(
          name, new Entry(begun.length(), clock.instant(), Optional.of(digest), purpose));
    } finally {
      finishing.unlock();
    }
  }

  /// Of other content than it was said to be, nobody knows whether it was there before: the upload
  /// is forgotten, so that nothing ever names that content by it.
  private BlobRef finished(UploadName name, Entry entry) {
    var blob = translated(name, () -> blobs.finish(name.stored()));
    if (entry.finished().equals(Optional.of(Contents.digest(blob)))) records.put(name, entry);
    else records.forget(name);
    return blob;
  }

  /// Throws away what an upload was finished for alone, where nothing came of it.
  public void undo(UploadName name, BlobRef blob) {
    blobs.delete(blob);
    records.forget(name);
  }

  private Entry require(UploadName name) {
    return records.find(name).orElseThrow(() -> unknown(name));
  }

  private long arrived(UploadName name) {
    return translated(name, () -> blobs.uploadLength(name.stored()));
  }

  private static <T> T translated(UploadName name, Supplier<T> work) {
    try {
      return work.get();
    } catch (NoSuchUpload e) {
      throw because(new UploadUnknown(name.upload()), e);
    } catch (UploadBusy e) {
      throw because(new ApiProblem.UploadBusy(name.upload()), e);
    }
  }

  private static Refused unknown(UploadName name) {
    return new Refused(new UploadUnknown(name.upload()));
  }

  private static Refused because(ApiProblem problem, RuntimeException cause) {
    var refused = new Refused(problem);
    refused.initCause(cause);
    return refused;
  }

  /// Throws away what nobody has continued for a day; looks at most once an hour.
  private void sweep() {
    long now = clock.millis();
    long last = swept.get();
    if (now - last < SWEPT_EVERY.toMillis() || !swept.compareAndSet(last, now)) return;
    discardOlderThan(Instant.ofEpochMilli(now).minus(KEPT));
  }

  /// Throws away what was last touched before that time.
  void discardOlderThan(Instant time) {
    blobs.discardUploadsOlderThan(time);
    records.forgetOlderThan(time, this::isGone);
  }

  private boolean isGone(String stored) {
    try {
      return blobs.uploadLength(stored) < 0;
    } catch (NoSuchUpload e) {
      return true;
    }
  }
}
