package org.lockstep.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.InclusionProof;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.Note;

/// Writes and reads the text of a [LogReceipt]; one receipt has one text.
final class ReceiptText {
  private static final String MAGIC = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  /// More than a tree of 2^63 leaves needs.
  private static final int LONGEST_PATH = 63;

  private ReceiptText() {}

  static byte[] write(LogReceipt receipt) {
    var text = new StringBuilder(MAGIC).append('\n');
    receipt
        .entry()
        .ifPresent(
            entry ->
                text.append(EXTRA)
                    .append(Base64.getEncoder().encodeToString(entry.text().getBytes(UTF_8)))
                    .append('\n'));
    text.append(INDEX).append(receipt.proof().index()).append('\n');
    receipt.proof().path().forEach(hash -> text.append(hash.base64()).append('\n'));
    text.append('\n').append(new String(receipt.checkpoint().bytes(), UTF_8));
    return text.toString().getBytes(UTF_8);
  }

  static LogReceipt read(byte[] file) {
    LogReceipt receipt;
    try {
      receipt = receipt(new String(file, UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw refused(String.valueOf(malformed.getMessage()));
    }
    if (Arrays.equals(write(receipt), file)) return receipt;
    throw refused("it is not in its canonical form");
  }

  private static LogReceipt receipt(String text) {
    int end = text.indexOf("\n\n");
    if (end < 0) throw refused("an empty line stands before the checkpoint");
    var lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
    if (!lines.removeFirst().equals(MAGIC)) throw refused("it begins with " + MAGIC);
    var entry = Optional.<LogReceipt.Entry>empty();
    if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
      var extra = Base64.getDecoder().decode(lines.removeFirst().substring(EXTRA.length()));
      entry = Optional.of(new LogReceipt.Entry(new String(extra, UTF_8)));
    }
    if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) throw refused("it has an index");
    long index = Long.parseLong(lines.removeFirst().substring(INDEX.length()));
    if (lines.size() > LONGEST_PATH) throw refused("its path is too long");
    var path = lines.stream().map(Hash::fromBase64).toList();
    var note = Note.parse(text.substring(end + 2).getBytes(UTF_8));
    return new LogReceipt(entry, new InclusionProof(index, size(note), path), note);
  }

  private static long size(Note note) {
    try {
      return Checkpoint.parse(note.text()).size();
    } catch (LogFormatException malformed) {
      throw refused(String.valueOf(malformed.getMessage()));
    }
  }

  private static LogRefused refused(String why) {
    return new LogRefused(new LogFault.ReceiptMalformed(why));
  }
}
