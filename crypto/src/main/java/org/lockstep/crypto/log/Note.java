package org.lockstep.crypto.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text with signature lines (C2SP signed-note): the form of signed checkpoints.
///
/// Holding a note proves nothing; ask [#check] with the keys that you trust.
///
/// @param text what is signed: whole lines, the last ended by LF as well
/// @param signatures the lines below it, 1 to 100
public record Note(String text, List<NoteSignature> signatures) {

  /// Refuses what the form could not carry.
  ///
  /// @throws LogFormatException if the text has control characters or no last line end, or there is
  ///     no signature
  public Note {
    signatures = List.copyOf(signatures);
    NoteText.requireText(text);
    NoteText.requireSignatures(signatures);
  }

  /// What the signatures of a note are worth to somebody with certain keys.
  public sealed interface Verdict {

    /// At least one known key signed the text, and every line that claims to be by a known key is.
    ///
    /// @param by the known keys that signed, each once, in the order of the lines
    record Signed(List<VerifierKey> by) implements Verdict {

      /// Keeps its own copy of the list.
      public Signed {
        by = List.copyOf(by);
      }
    }

    /// No line claims to be by a known key.
    record Unsigned() implements Verdict {}

    /// A line claims to be by a known key and is not: the whole note is to be refused.
    ///
    /// @param claimed the key that did not sign this text
    record Forged(VerifierKey claimed) implements Verdict {}
  }

  /// Checks the signatures of the known keys; lines of other keys are ignored.
  public Verdict check(List<VerifierKey> known) {
    var by = new ArrayList<VerifierKey>();
    for (var line : signatures) {
      for (var key : known) {
        if (!line.claims(key)) continue;
        if (!key.verify(text, line.signature())) return new Verdict.Forged(key);
        if (!by.contains(key)) by.add(key);
      }
    }
    return by.isEmpty() ? new Verdict.Unsigned() : new Verdict.Signed(by);
  }

  /// This note with one more signature line.
  public Note with(NoteSignature signature) {
    var more = new ArrayList<>(signatures);
    more.add(signature);
    return new Note(text, more);
  }

  /// The whole note in UTF-8: the text, an empty line, the signature lines.
  public byte[] bytes() {
    return NoteText.write(this).getBytes(StandardCharsets.UTF_8);
  }

  /// Reads what [#bytes] writes. The text ends at the *last* empty line.
  ///
  /// @throws LogFormatException if the bytes are not a note
  public static Note parse(byte[] bytes) {
    return NoteText.read(bytes);
  }
}
