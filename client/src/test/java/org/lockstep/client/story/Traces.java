package org.lockstep.client.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Looks for something in files, in each form in which a program may have written it.
final class Traces {
  private static final int PIECE = 8 << 20;
  private static final int OVERLAP = 4096;

  private final List<String> forms = new ArrayList<>();

  private Traces() {}

  /// Traces of a text, as it is and as wide characters too.
  static Traces of(String text) {
    var traces = of(text.getBytes(UTF_8));
    traces.forms.add(new String(text.getBytes(UTF_16LE), ISO_8859_1));
    traces.forms.add(new String(text.getBytes(UTF_16BE), ISO_8859_1));
    return traces;
  }

  /// Traces of bytes, at least 12 of them: as they are, in hexadecimal, and in base64 at each place
  /// at which they can stand in what was encoded.
  static Traces of(byte[] bytes) {
    var traces = new Traces();
    traces.forms.add(new String(bytes, ISO_8859_1));
    traces.forms.add(HexFormat.of().formatHex(bytes));
    for (int offset = 0; offset < 3; offset++) {
      var shifted = new byte[offset + bytes.length];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      for (var encoder : List.of(Base64.getUrlEncoder(), Base64.getEncoder())) {
        var encoded = encoder.withoutPadding().encodeToString(shifted);
        // Without the first and last characters, in which neighbours have a part.
        traces.forms.add(encoded.substring(offset == 0 ? 0 : 4, encoded.length() - 2));
      }
    }
    return traces;
  }

  /// Whether the file has any.
  boolean in(Path file) throws IOException {
    try (var input = Files.newInputStream(file)) {
      var before = "";
      for (var read = input.readNBytes(PIECE); read.length > 0; read = input.readNBytes(PIECE)) {
        var piece = before + new String(read, ISO_8859_1);
        if (forms.stream().anyMatch(piece::contains)) return true;
        before = piece.substring(Math.max(0, piece.length() - OVERLAP));
      }
    }
    return false;
  }
}
