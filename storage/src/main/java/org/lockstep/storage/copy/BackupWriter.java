package org.lockstep.storage.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Note;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.blobs.BlobRef;
import org.lockstep.storage.files.DurableFiles;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.secrets.SecretEntry;
import org.lockstep.storage.updates.LogCopy;
import org.lockstep.storage.updates.SealedUpdate;

/// A file that takes a copy; the package comment tells its form.
final class BackupWriter implements CopyTarget, AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private final Path file;
  private final Path fresh;
  private final MessageDigest digest = Backups.sha256();
  private final DataOutputStream out;

  private BackupWriter(Path file, Path fresh) throws IOException {
    this.file = file;
    this.fresh = fresh;
    var bytes = new BufferedOutputStream(Files.newOutputStream(fresh), BUFFER);
    this.out = new DataOutputStream(new DigestOutputStream(bytes, digest));
    out.write(Backups.FIRST_LINE);
  }

  static BackupWriter create(Path file) throws IOException {
    if (Files.exists(file)) throw new StorageException(file + " is there already.");
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    DurableFiles.createFile(fresh);
    return new BackupWriter(file, fresh);
  }

  @Override
  public void events(List<StoredEvent> events) throws IOException {
    for (var stored : events) {
      var event = stored.event();
      out.writeByte(Backups.EVENT);
      out.writeLong(stored.position());
      text(event.streamType());
      text(event.streamId());
      out.writeLong(event.streamSequence());
      text(event.type());
      out.writeInt(event.revision());
      out.writeLong(event.recordedAt().toEpochMilli());
      text(event.actor());
      bytes(event.payload());
      bytes(event.metadata());
      out.write(stored.salt());
      out.write(stored.leafHash());
    }
  }

  @Override
  public void secret(SecretEntry entry) throws IOException {
    switch (entry) {
      case SecretEntry.Sealed(var name, var sealed) -> {
        out.writeByte(Backups.SEALED);
        text(name.kind());
        text(name.id());
        bytes(sealed);
      }
      case SecretEntry.Counter(var id, long value) -> {
        out.writeByte(Backups.COUNTER);
        text(id);
        out.writeLong(value);
      }
    }
  }

  @Override
  public void blob(BlobRef ref, InputStream bytes) throws IOException {
    out.writeByte(Backups.BLOB);
    text(ref.sha256());
    out.writeLong(ref.length());
    if (bytes.transferTo(out) != ref.length()) {
      throw new IOException("blob %s is shorter than its name says".formatted(ref.sha256()));
    }
  }

  @Override
  public void log(LogCopy copy) throws IOException {
    var log = copy.log();
    out.writeByte(Backups.LOG);
    text(copy.name().share());
    text(copy.name().document());
    text(log.incarnation().value());
    out.writeByte(log.base().isPresent() ? 1 : 0);
    if (log.base().isPresent()) update(log.base().get());
    out.writeInt(log.tail().size());
    for (var update : log.tail()) update(update);
    out.writeInt(copy.versions().size());
    for (var kept : copy.versions()) {
      out.writeLong(kept.version().number());
      bytes(kept.version().label());
      bytes(kept.sealed());
    }
  }

  @Override
  public void checkpoint(Note note) throws IOException {
    out.writeByte(Backups.CHECKPOINT);
    bytes(note.bytes());
  }

  private void update(SealedUpdate update) throws IOException {
    out.writeLong(update.sequence());
    bytes(update.bytes());
  }

  /// Only now the file has its name.
  @Override
  public void end(Edge edge) throws IOException {
    out.writeByte(Backups.END);
    out.writeLong(edge.size());
    out.write(edge.root().bytes());
    out.write(digest.digest());
    out.close();
    DurableFiles.publish(fresh, file);
  }

  private void text(String text) throws IOException {
    bytes(text.getBytes(UTF_8));
  }

  private void bytes(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /// Leaves nothing of a file that was not ended.
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(fresh);
  }
}
