package org.lockstep.storage.log;

import java.util.List;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.NoteSignature;

/// A checkpoint's note as one line: the form is in the package's story.
final class AnchorLine {
  private static final String VERSION = "anchor/v1";
  private static final int PARTS = 5;

  private AnchorLine() {}

  /// The line without its LF, with the signature of the log itself.
  static String write(Note note) {
    var checkpoint = Checkpoint.parse(note.text());
    var own =
        note.signatures().stream()
            .filter(line -> line.name().equals(checkpoint.origin()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the log itself has not signed"));
    return String.join(
        " ",
        VERSION,
        Long.toString(checkpoint.size()),
        checkpoint.root().base64(),
        checkpoint.origin(),
        own.base64());
  }

  /// @throws IllegalArgumentException if the line is anything else
  static Note read(String line) {
    var parts = line.split(" ", -1);
    if (parts.length != PARTS || !parts[0].equals(VERSION)) {
      throw new IllegalArgumentException("not a line of an anchor");
    }
    try {
      var checkpoint =
          new Checkpoint(parts[3], Long.parseLong(parts[1]), Hash.fromBase64(parts[2]));
      return new Note(checkpoint.body(), List.of(new NoteSignature(parts[3], parts[4])));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("an anchored size is a number", e);
    }
  }
}
