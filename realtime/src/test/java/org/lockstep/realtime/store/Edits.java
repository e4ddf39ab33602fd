package org.lockstep.realtime.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.lockstep.yjs.YUpdate;

/// Updates of one client that types letters (the format is told in the package `yjs`), and what is
/// readable in an update.
final class Edits {
  private static final int TEXT = 4;
  private static final int FOLLOWS = 0x84;

  private Edits() {}

  /// Client 1 types one letter at the end of the root `text`, its letter of that number.
  static byte[] letter(int number, char letter) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {1, 1, 1});
    varUint(out, number);
    if (number == 0) out.writeBytes(new byte[] {TEXT, 1, 4, 't', 'e', 'x', 't'});
    else {
      out.write(FOLLOWS);
      out.write(1);
      varUint(out, number - 1);
    }
    out.writeBytes(new byte[] {1, (byte) letter, 0});
    return checked(out);
  }

  /// Client 1 deletes its letter of that number.
  static byte[] deletion(int number) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 1, 1, 1});
    varUint(out, number);
    out.write(1);
    return checked(out);
  }

  private static byte[] checked(ByteArrayOutputStream out) {
    var update = out.toByteArray();
    YUpdate.validate(update);
    return update;
  }

  private static void varUint(ByteArrayOutputStream out, int value) {
    int rest = value;
    for (; rest > 0x7f; rest >>>= 7) out.write((rest & 0x7f) | 0x80);
    out.write(rest);
  }

  /// The capital letters in an update, in the order of their bytes.
  static String text(byte[] update) {
    return new String(update, StandardCharsets.ISO_8859_1).replaceAll("[^A-Z]", "");
  }
}
