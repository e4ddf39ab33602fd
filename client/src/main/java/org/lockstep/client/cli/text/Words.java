package org.lockstep.client.cli.text;

import java.util.List;
import java.util.Locale;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;

/// Plain words for the domain's terms.
public final class Words {
  private Words() {}

  /// A kind, such as `photo library`.
  public static String of(ShareKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// A role, such as `editor`.
  public static String of(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /// A protection mode, such as `advanced`.
  public static String of(ProtectionMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  /// The parts as an enumeration: `a`, `a and b`, `a, b and c`.
  public static String and(List<String> parts) {
    return switch (parts.size()) {
      case 0 -> "";
      case 1 -> parts.getFirst();
      default -> String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    };
  }

  /// Text that others chose, without what would move a terminal's cursor or change its colours.
  public static String safe(String foreign) {
    var text = new StringBuilder();
    foreign
        .codePoints()
        .map(point -> isHarmless(point) ? point : 0xFFFD)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
