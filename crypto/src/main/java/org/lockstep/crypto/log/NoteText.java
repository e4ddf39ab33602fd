package org.lockstep.crypto.log;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Reads and writes the text form of a [Note].
final class NoteText {

  /// More signatures than a log, its witnesses and their successors need; bounds what a stranger
  /// can make us verify.
  private static final int MAX_SIGNATURES = 100;

  private static final int MAX_BYTES = 1_000_000;
  private static final String DASH = "\u2014 ";

  private NoteText() {}

  static String write(Note note) {
    var text = new StringBuilder(note.text()).append('\n');
    for (var signature : note.signatures()) {
      text.append(DASH)
          .append(signature.name())
          .append(' ')
          .append(signature.base64())
          .append('\n');
    }
    return text.toString();
  }

  static Note read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) throw new LogFormatException("the note is too long");
    var all = utf8(bytes);
    int empty = all.lastIndexOf("\n\n");
    if (empty < 0) throw new LogFormatException("a note has an empty line before its signatures");
    return new Note(all.substring(0, empty + 1), signatures(all.substring(empty + 2)));
  }

  private static List<NoteSignature> signatures(String block) {
    if (!block.endsWith("\n")) throw new LogFormatException("a note ends with a signature line");
    var signatures = new ArrayList<NoteSignature>();
    for (var line : block.substring(0, block.length() - 1).split("\n", -1)) {
      var parts = line.split(" ", -1);
      if (parts.length != 3 || !line.startsWith(DASH))
        throw new LogFormatException("not a signature line");
      signatures.add(new NoteSignature(parts[1], parts[2]));
    }
    return signatures;
  }

  static void requireText(String text) {
    if (!text.endsWith("\n")) throw new LogFormatException("a note's text ends with a line end");
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new LogFormatException("a note has no control characters");
    }
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new LogFormatException("a note's text is valid Unicode", e);
    }
  }

  static void requireSignatures(List<NoteSignature> signatures) {
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new LogFormatException("a note has 1 to " + MAX_SIGNATURES + " signatures");
    }
  }

  static void requireName(String name) {
    boolean blank = name.codePoints().anyMatch(NoteText::separates);
    if (name.isEmpty() || blank) {
      throw new LogFormatException("a key name is a word without blanks and plus signs");
    }
  }

  private static boolean separates(int c) {
    return c == '+'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new LogFormatException("a note is valid UTF-8", e);
    }
  }
}
