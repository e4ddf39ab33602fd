package org.lockstep.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.lockstep.audit.log.LogFault.CheckpointMalformed;
import org.lockstep.audit.log.LogFault.NotSigned;
import org.lockstep.audit.log.LogFault.OriginOther;
import org.lockstep.audit.log.LogFault.SignatureWrong;
import org.lockstep.audit.log.LogFault.TooManySignatures;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.NoteSignature;
import org.lockstep.crypto.log.VerifierKey;

/// A checkpoint that the log's key signed. There is no other way to one than verifying.
///
/// Guarantees that whoever holds the key signed this size and root under its own name. Not
/// guaranteed: that it is the newest, or the one that others see. Immutable.
public final class SignedCheckpoint {
  /// The most signatures that are looked at: a log's own, and those of its witnesses.
  public static final int MOST_SIGNATURES = 64;

  private static final String SIGNATURE_LINE = "\n\u2014 ";

  private final Note note;
  private final Checkpoint checkpoint;

  private SignedCheckpoint(Note note, Checkpoint checkpoint) {
    this.note = note;
    this.checkpoint = checkpoint;
  }

  /// Verifies a note.
  ///
  /// @throws LogRefused if it is not a checkpoint of this key's log, signed by it
  public static SignedCheckpoint verify(byte[] note, VerifierKey key) {
    requireFewSignatures(note);
    var read = read(note);
    return switch (read.check(List.of(key))) {
      case Note.Verdict.Signed _ -> new SignedCheckpoint(read, checkpoint(read, key));
      case Note.Verdict.Forged(var claimed) ->
          throw new LogRefused(new SignatureWrong(claimed.name()));
      case Note.Verdict.Unsigned() ->
          throw new LogRefused(
              new NotSigned(
                  key.name(), read.signatures().stream().map(NoteSignature::name).toList()));
    };
  }

  private static void requireFewSignatures(byte[] note) {
    var text = new String(note, UTF_8);
    int signatures = text.split(SIGNATURE_LINE, -1).length - 1;
    if (signatures > MOST_SIGNATURES) {
      throw new LogRefused(new TooManySignatures(signatures, MOST_SIGNATURES));
    }
  }

  private static Note read(byte[] note) {
    try {
      return Note.parse(note);
    } catch (LogFormatException malformed) {
      throw new LogRefused(new CheckpointMalformed(String.valueOf(malformed.getMessage())));
    }
  }

  private static Checkpoint checkpoint(Note note, VerifierKey key) {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(note.text());
    } catch (LogFormatException malformed) {
      throw new LogRefused(new CheckpointMalformed(String.valueOf(malformed.getMessage())));
    }
    if (!checkpoint.origin().equals(key.name())) {
      throw new LogRefused(new OriginOther(key.name(), checkpoint.origin()));
    }
    return checkpoint;
  }

  /// The note with all of its signatures, those of unknown keys too.
  public Note note() {
    return note;
  }

  /// What was signed.
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /// The number of events.
  public long size() {
    return checkpoint.size();
  }

  @Override
  public String toString() {
    return "SignedCheckpoint[" + checkpoint + "]";
  }
}
