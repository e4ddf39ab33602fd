package org.lockstep.wire.message;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.StandardMetadata;
import org.lockstep.domain.custody.CategoryCause;
import org.lockstep.domain.custody.CategoryProtection;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;

/// Messages about data of an account's own: its protection by category, its messages key, backup
/// and reminders.
public final class OwnDataMessages {
  private OwnDataMessages() {}

  /// The protection of one category (R30).
  ///
  /// @param causes why it is not end-to-end encrypted; empty exactly if it is
  /// @param metadata what stays under standard protection in every mode (R40)
  public record CategoryView(
      Category category,
      Encryption encryption,
      KeyStorage keyStorage,
      List<CategoryCause> causes,
      List<String> metadata) {
    /// Copies the lists.
    public CategoryView {
      causes = List.copyOf(causes);
      metadata = List.copyOf(metadata);
    }

    /// A row of the table in the words of messages.
    public static CategoryView of(CategoryProtection protection) {
      return new CategoryView(
          protection.category(),
          protection.encryption(),
          protection.keyStorage(),
          List.copyOf(protection.causes()),
          StandardMetadata.of(protection.category()));
    }
  }

  /// `POST /v1/account/messages-keys`.
  ///
  /// @param copy for the backup; exactly while backup is on (R33)
  public record StartMessages(MessagesKey key, Optional<BackupCopy> copy) {}

  /// `PUT /v1/backup`.
  ///
  /// @param copy of the messages key in use; exactly when backup is turned on and there is such a
  ///     key (R33)
  public record ChangeBackup(boolean on, Optional<BackupCopy> copy) {}

  /// `PUT /v1/reminders/caldav`.
  public record ChangeCaldav(boolean on) {}
}
