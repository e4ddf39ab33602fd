package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lockstep.domain.custody.CategoryCause;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;
import org.lockstep.wire.message.OwnDataMessages.CategoryView;

/// The table of categories in words, within a hundred columns.
public final class CategoryText {
  private CategoryText() {}

  /// The table, and what stays readable in every mode.
  public static List<String> lines(List<CategoryView> categories) {
    var lines = new ArrayList<>(table(categories));
    lines.add("");
    lines.addAll(metadata(categories));
    return List.copyOf(lines);
  }

  /// The table alone.
  public static List<String> table(List<CategoryView> categories) {
    var table = new Table("category", "encryption", "keys", "why");
    for (var view : categories) {
      table.row(
          view.category().name(),
          encryption(view.encryption()),
          storage(view.keyStorage()),
          view.causes().stream().map(CategoryText::cause).collect(Collectors.joining(", ")));
    }
    return table.lines();
  }

  private static List<String> metadata(List<CategoryView> categories) {
    var lines = new ArrayList<String>();
    lines.add("Under standard protection in every mode:");
    for (var view : categories) {
      if (view.metadata().isEmpty()) continue;
      lines.add("  " + view.category().name());
      view.metadata().forEach(text -> lines.add("    " + Words.safe(text)));
    }
    return lines;
  }

  private static String encryption(Encryption encryption) {
    return switch (encryption) {
      case END_TO_END -> "end-to-end";
      case IN_TRANSIT_AND_ON_SERVER -> "in transit and on server";
    };
  }

  private static String storage(KeyStorage storage) {
    return switch (storage) {
      case TRUSTED_DEVICES -> "trusted devices";
      case SERVER -> "server";
    };
  }

  private static String cause(CategoryCause cause) {
    return switch (cause) {
      case SERVER_MADE -> "the server makes the keys";
      case CALDAV -> "CalDAV";
      case STANDARD_PROTECTION -> "standard mode";
      case BACKUP_COPY -> "copy in backup";
      case KEY_WAS_HELD -> "new key due";
    };
  }
}
