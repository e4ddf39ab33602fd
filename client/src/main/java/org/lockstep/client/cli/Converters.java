package org.lockstep.client.cli;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockstep.client.cli.PreviewCommand.DeviceChange;
import org.lockstep.client.cli.PreviewCommand.Switch;
import org.lockstep.client.verdict.At;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.id.SessionId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.ProtectionMessages.Change;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// Reads what people type as values of the domain; what cannot be read is told in one line.
final class Converters {
  private Converters() {}

  static void register(CommandLine root) {
    register(root, AccountId.class, AccountId::new);
    register(root, ShareId.class, ShareId::new);
    register(root, SessionId.class, SessionId::new);
    register(root, RecoveryId.class, RecoveryId::new);
    register(root, SoftwareVersion.class, SoftwareVersion::parse);
    register(root, ShareKind.class, text -> constant(ShareKind.class, text));
    register(root, Role.class, Converters::role);
    register(root, Change.class, text -> constant(Change.class, text));
    register(root, Category.class, text -> constant(Category.class, text));
    register(root, MetadataField.class, text -> constant(MetadataField.class, text));
    register(root, Switch.class, text -> constant(Switch.class, text));
    register(root, DeviceChange.class, text -> constant(DeviceChange.class, text));
    register(root, At.class, Converters::at);
    register(root, URI.class, Converters::server);
  }

  private static <T> void register(CommandLine root, Class<T> type, Function<String, T> reader) {
    root.registerConverter(
        type,
        text -> {
          try {
            return reader.apply(text);
          } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is " + e.getMessage());
          }
        });
  }

  /// A constant, in upper or lower case, with `-`, `_` or blanks between its words.
  static <E extends Enum<E>> E constant(Class<E> type, String text) {
    String name = text.strip().toUpperCase(Locale.ROOT).replaceAll("[- ]", "_");
    for (var constant : type.getEnumConstants()) if (constant.name().equals(name)) return constant;
    throw new IllegalArgumentException("none of " + choices(type.getEnumConstants()));
  }

  private static String choices(Enum<?>... constants) {
    return Arrays.stream(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  private static Role role(String text) {
    var role = constant(Role.class, text);
    if (role == Role.OWNER) {
      throw new IllegalArgumentException("nothing to give: a share has one owner, who made it");
    }
    return role;
  }

  /// A position, an instant, or a date, which means the end of that day in UTC.
  static At at(String text) {
    try {
      return new At.Time(LocalDate.parse(text).atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException _) {
      return position(text);
    }
  }

  private static At position(String text) {
    try {
      return At.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "no point of the history: a position such as 17, a time such as 2026-03-03T10:00:00Z or"
              + " a date such as 2026-03-03 is expected",
          e);
    }
  }

  private static URI server(String text) {
    try {
      return ServerAddress.parse(text);
    } catch (Mistake e) {
      throw new IllegalArgumentException("no server address, such as http://127.0.0.1:8420", e);
    }
  }
}
