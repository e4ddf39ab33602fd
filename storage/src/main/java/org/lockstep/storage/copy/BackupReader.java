package org.lockstep.storage.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.Note;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.blobs.BlobRef;
import org.lockstep.storage.journal.NewEvent;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.secrets.SecretEntry;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.storage.updates.Incarnation;
import org.lockstep.storage.updates.Log;
import org.lockstep.storage.updates.LogCopy;
import org.lockstep.storage.updates.LogName;
import org.lockstep.storage.updates.SealedUpdate;
import org.lockstep.storage.updates.SealedVersion;

/// Reads a backup's file, which was checked whole before.
final class BackupReader {
  private static final int BUFFER = 1 << 20;
  private static final int AT_ONCE = 64;
  private static final int LONGEST = 64 << 20;

  private final Path file;
  private final List<StoredEvent> gathered = new ArrayList<>();
  private Edge edge = Edge.EMPTY;
  private long secrets;
  private long blobs;
  private long logs;

  private BackupReader(Path file) {
    this.file = file;
  }

  /// @throws StorageException if it is no backup, of another version, or not what was written
  static BackupReader check(Path file) throws IOException {
    var digest = Backups.sha256();
    long length = Files.size(file) - Backups.HASH;
    try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      var line = in.readNBytes(Backups.FIRST_LINE.length);
      if (!Arrays.equals(line, Backups.FIRST_LINE)) {
        throw new StorageException(file + " is no backup that this version of Lockstep reads.");
      }
      digest.update(line);
      var buffer = new byte[BUFFER];
      for (long left = length - line.length; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(BUFFER, left));
        if (read < 0) throw new DamagedStore(file, "it is cut off");
        digest.update(buffer, 0, read);
        left -= read;
      }
      if (!Arrays.equals(in.readAllBytes(), digest.digest())) {
        throw new DamagedStore(file, "its digest does not match");
      }
      return new BackupReader(file);
    }
  }

  Copied copyTo(CopyTarget to) throws IOException {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      in.skipNBytes(Backups.FIRST_LINE.length);
      while (entry(in, to)) {}
      return new Copied(edge.size(), edge.root(), secrets, blobs, logs);
    } catch (EOFException e) {
      throw new DamagedStore(file, "an entry is cut off", e);
    }
  }

  private boolean entry(DataInputStream in, CopyTarget to) throws IOException {
    int kind = in.readUnsignedByte();
    if (kind != Backups.EVENT || gathered.size() == AT_ONCE) passOn(to);
    switch (kind) {
      case Backups.EVENT -> gathered.add(event(in));
      case Backups.SEALED -> secret(new SecretEntry.Sealed(name(in), bytes(in)), to);
      case Backups.COUNTER -> secret(new SecretEntry.Counter(text(in), in.readLong()), to);
      case Backups.BLOB -> blob(in, to);
      case Backups.LOG -> log(in, to);
      case Backups.CHECKPOINT -> to.checkpoint(note(in));
      case Backups.END -> end(in, to);
      default -> throw new DamagedStore(file, "it holds an entry of an unknown kind");
    }
    return kind != Backups.END;
  }

  private void passOn(CopyTarget to) throws IOException {
    if (gathered.isEmpty()) return;
    to.events(List.copyOf(gathered));
    var leaves = gathered.stream().map(event -> Hash.of(event.leafHash())).toList();
    edge = edge.append(leaves).edge();
    gathered.clear();
  }

  private StoredEvent event(DataInputStream in) throws IOException {
    long position = in.readLong();
    var event =
        new NewEvent(
            text(in),
            text(in),
            in.readLong(),
            text(in),
            in.readInt(),
            Instant.ofEpochMilli(in.readLong()),
            text(in),
            bytes(in),
            bytes(in));
    return new StoredEvent(position, event, exactly(in, Backups.SALT), exactly(in, Backups.HASH));
  }

  private void secret(SecretEntry entry, CopyTarget to) throws IOException {
    to.secret(entry);
    secrets++;
  }

  private SecretName name(DataInputStream in) throws IOException {
    return new SecretName(text(in), text(in));
  }

  private void blob(DataInputStream in, CopyTarget to) throws IOException {
    var ref = new BlobRef(text(in), in.readLong());
    var part = new Part(in, ref.length());
    to.blob(ref, part);
    if (part.left > 0) throw new DamagedStore(file, "a blob is longer than its name says");
    blobs++;
  }

  private void log(DataInputStream in, CopyTarget to) throws IOException {
    var name = new LogName(text(in), text(in));
    var incarnation = new Incarnation(text(in));
    Optional<SealedUpdate> base = in.readByte() == 1 ? Optional.of(update(in)) : Optional.empty();
    var tail = new ArrayList<SealedUpdate>();
    for (int left = in.readInt(); left > 0; left--) tail.add(update(in));
    var versions = new ArrayList<LogCopy.Version>();
    for (int left = in.readInt(); left > 0; left--) {
      versions.add(new LogCopy.Version(new SealedVersion(in.readLong(), bytes(in)), bytes(in)));
    }
    to.log(new LogCopy(name, new Log(incarnation, base, tail), versions));
    logs++;
  }

  private Note note(DataInputStream in) throws IOException {
    try {
      return Note.parse(bytes(in));
    } catch (LogFormatException e) {
      throw new DamagedStore(file, "a checkpoint in it is no note", e);
    }
  }

  private SealedUpdate update(DataInputStream in) throws IOException {
    return new SealedUpdate(in.readLong(), bytes(in));
  }

  private void end(DataInputStream in, CopyTarget to) throws IOException {
    long size = in.readLong();
    var root = Hash.of(exactly(in, Backups.HASH));
    if (edge.size() != size || !edge.root().equals(root)) {
      throw new DamagedStore(file, "its events lead to another root than it says");
    }
    to.end(edge);
  }

  private String text(DataInputStream in) throws IOException {
    return new String(bytes(in), UTF_8);
  }

  private byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) throw new DamagedStore(file, "a length is impossible");
    return exactly(in, length);
  }

  private static byte[] exactly(DataInputStream in, int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException();
    return bytes;
  }

  /// The bytes of one blob within the file.
  private static final class Part extends InputStream {
    private final InputStream in;
    private long left;

    Part(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) return -1;
      int read = in.read(into, offset, (int) Math.min(length, left));
      if (read < 0) throw new EOFException();
      left -= read;
      return read;
    }
  }
}
