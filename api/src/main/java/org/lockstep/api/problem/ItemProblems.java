package org.lockstep.api.problem;

import org.lockstep.domain.item.ItemRejection;

/// The types of problems for what an item refuses.
public enum ItemProblems implements ProblemType {
  ITEM_UNKNOWN(
      404, "There is no such item in the share", "List the share's items and name one of them."),
  READ_ONLY(403, "The role allows reading only", "Ask the owner for the role of an editor."),
  VERSION_CONFLICT(
      412,
      "Somebody else wrote in between",
      "Read the item again, take the change in, and write the expected version."),
  ITEM_EPOCH_WRONG(
      409,
      "Content is written under the share's current epoch only",
      "Read the share's keys again and encrypt under the current epoch."),
  ROTATION_OVERDUE(
      409,
      "A removed party still holds the share's key",
      "Start a new epoch of the share, then write under it.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of a number and texts
  private final Told told;

  ItemProblems(int status, String title, String advice) {
    told = new Told(status, title, advice);
  }

  /// The type of the problem that `reason` makes.
  static ProblemType of(ItemRejection reason) {
    return switch (reason) {
      case ItemRejection.ItemUnknown _ -> ITEM_UNKNOWN;
      case ItemRejection.ReadOnly _ -> READ_ONLY;
      case ItemRejection.VersionConflict _ -> VERSION_CONFLICT;
      case ItemRejection.ItemEpochWrong _ -> ITEM_EPOCH_WRONG;
      case ItemRejection.RotationOverdue _ -> ROTATION_OVERDUE;
    };
  }

  @Override
  public Told told() {
    return told;
  }
}
