package org.lockstep.api.problem;

import org.lockstep.domain.account.AccountRejection;

/// The types of problems for what an account refuses.
public enum AccountProblems implements ProblemType {
  ACCOUNT_UNKNOWN(404, "There is no such account", "Check the id or the handle."),
  ACCOUNT_ALREADY_OPEN(
      409, "The account exists already", "Choose a new account id; ids are random and used once."),
  ACCOUNT_IS_CLOSED(
      410,
      "The account is closed for ever",
      "Its devices can do nothing any more but read the report of the closing."),
  OPENING_MALFORMED(
      422,
      "What begins the account is not well formed",
      "Begin with epochs and a roster counter of 1, sealed to the first device alone."),
  DEVICE_NOT_TRUSTED(
      403,
      "The signing device is not on the account's roster",
      "Sign with a trusted device, or have this one approved by one."),
  DEVICE_ID_TAKEN(
      409, "The device's id was used before", "Enrol the device anew, with a new id and new keys."),
  DEVICE_UNKNOWN(
      404, "No such device is on the roster", "List the account's devices and name one of them."),
  LAST_DEVICE_STAYS(
      409,
      "An account keeps at least one trusted device",
      "Add another device before this one is revoked."),
  DEVICE_BELOW_MINIMUM(
      409,
      "The device's software is too old for the account's mode",
      "Update the device's software to the minimum first."),
  ROSTER_COUNTER_NOT_NEXT(
      409,
      "The roster's counter must grow by one",
      "Read the account again and sign the roster with the expected counter."),
  MODE_COUNTER_NOT_ABOVE(
      409,
      "The mode's counter must be above the last one",
      "Read the account again and sign the change with a higher counter."),
  ALREADY_IN_MODE(409, "The account is in that mode already", "There is nothing to do."),
  CONDITIONS_UNMET(
      409,
      "Advanced Data Protection cannot be turned on yet",
      "Meet each of the conditions, then try again."),
  EPOCH_NOT_NEXT(
      409,
      "A secret's epoch must grow by one",
      "Read the account again and make the expected epoch."),
  SEALS_NOT_FOR_ROSTER(
      409,
      "The secret must be sealed to every trusted device and to nobody else",
      "Read the account again and seal the secret to the devices on its roster."),
  PREVIOUS_SECRET_MISSING(
      422,
      "A new epoch must wrap its predecessor's secret",
      "Wrap the previous secret under the new one and send it along."),
  CATEGORY_KEYS_MISSING(
      422,
      "A service epoch must publish one key for each category",
      "Derive the keys that are missing and sign all of them."),
  ESCROW_WHILE_ADVANCED(
      409,
      "The vault takes no service secret while the account is ADVANCED",
      "There is nothing to do; update the client that sent it."),
  ESCROW_EPOCH_NOT_CURRENT(
      409,
      "Only the current epoch can be given to the vault",
      "Read the account again and seal the current secret to the vault."),
  SERVICE_SECRETS_STILL_HELD(
      409,
      "The vault still holds old service secrets",
      "Try again in a moment: the server destroys them first."),
  RECOVERY_KEY_MISSING(409, "There is no recovery key", "There is nothing to remove."),
  RECOVERY_NUMBER_NOT_NEXT(
      409,
      "A recovery key's number must grow by one",
      "Read the account again and make the key with the expected number."),
  RECOVERY_SEAL_MISSING(
      409,
      "The new secret is not sealed for each of the account's recovery methods",
      "Read the account again and seal the secret for each recovery method that it has."),
  WEB_ACCESS_ALREADY(409, "Web access is so already", "There is nothing to do."),
  WEB_ACCESS_IS_OFF(409, "Web access is off", "Turn web access on first."),
  WEB_SESSION_ALREADY_APPROVED(
      409, "The web session was approved before", "There is nothing to do."),
  WEB_APPROVAL_TIME_WRONG(
      422,
      "A web session is approved for an hour at most",
      "Approve it for a time that is not over, and not longer."),
  WEB_SESSION_NOT_LIVE(
      409, "No such web session is approved", "List the sessions and name one of them."),
  CATEGORY_NOT_ON_WEB_LIST(
      403,
      "No web session is handed the key of this category",
      "Use a trusted device, or ask for a category of the list."),
  HAND_OVER_EPOCH_NOT_CURRENT(
      409,
      "A web session is handed keys of the current epoch",
      "Read the account again and seal the current key."),
  AUTHENTICATOR_MISSING(409, "There is no authenticator", "There is nothing to turn off."),
  AUTHENTICATOR_NUMBER_NOT_NEXT(
      409,
      "An authenticator's number must grow by one",
      "Ask for the authenticator again and set it with the expected number."),
  RECOVERY_ID_TAKEN(
      409, "The recovery's id is in use", "Choose a new id; ids are random and used once."),
  RECOVERY_NOT_UNDER_WAY(
      409,
      "No such recovery is under way",
      "It was never proven, was vetoed, or is finished: begin a new one."),
  RECOVERY_TOO_EARLY(
      409, "The recovery still waits for a veto", "Come back at the time that is told."),
  RECOVERY_OVER(409, "The recovery was not finished in time", "Begin a new one."),
  RECOVERY_WAY_ENDED(
      409,
      "What the recovery rests on is no way into the account any more",
      "Begin a new one by what the account has now."),
  RECOVERY_WAIT_WRONG(
      422, "A recovery waits between no time and thirty days", "Choose a time in between."),
  CATEGORY_KEYS_FOREIGN(
      422,
      "A service epoch publishes keys of what can be shared alone",
      "Leave out the keys of the other categories: they must not derive from this secret."),
  MESSAGES_KEY_NOT_NEXT(
      409,
      "A messages key's number must grow by one",
      "Read the account again and make the key with the expected number."),
  MESSAGES_KEY_KEPT_ELSEWHERE(
      409,
      "A messages key is kept under the current circle secret",
      "Read the account again and wrap the key under its current circle secret."),
  BACKUP_COPY_MISPLACED(
      422,
      "The backup holds a copy of the messages key exactly while backup is on",
      "Send a copy with the messages key while backup is on, and none otherwise."),
  BACKUP_COPY_NOT_CURRENT(
      409,
      "A copy is one of the messages key in use, for the current backup",
      "Read the account again and seal its messages key to the backup's current key."),
  BACKUP_ALREADY(409, "Backup is so already", "There is nothing to do."),
  CALDAV_ALREADY(409, "Reminders are synchronised so already", "There is nothing to do."),
  LAST_RECOVERY_METHOD_STAYS(
      409,
      "An ADVANCED account keeps its last recovery method",
      "Make another recovery method first, or turn the mode off."),
  RECOVERY_CONTACTS_WRONG(
      422,
      "Between one and five people help, and it takes between one and all of them",
      "Choose another number of contacts, or of those whom it takes."),
  RECOVERY_CONTACTS_MISSING(409, "There are no recovery contacts", "There is nothing to remove."),
  RECOVERY_PART_UNKNOWN(
      409,
      "The part is not one of those that bring the account back now",
      "Ask the account's owner for a new one.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of a number and texts
  private final Told told;

  AccountProblems(int status, String title, String advice) {
    told = new Told(status, title, advice);
  }

  /// The type of the problem that `reason` makes.
  static ProblemType of(AccountRejection reason) {
    return switch (reason) {
      case AccountRejection.AccountUnknown _ -> ACCOUNT_UNKNOWN;
      case AccountRejection.AccountAlreadyOpen _ -> ACCOUNT_ALREADY_OPEN;
      case AccountRejection.AccountIsClosed _ -> ACCOUNT_IS_CLOSED;
      case AccountRejection.OpeningMalformed _ -> OPENING_MALFORMED;
      case AccountRejection.DeviceNotTrusted _ -> DEVICE_NOT_TRUSTED;
      case AccountRejection.DeviceIdTaken _ -> DEVICE_ID_TAKEN;
      case AccountRejection.DeviceUnknown _ -> DEVICE_UNKNOWN;
      case AccountRejection.LastDeviceStays _ -> LAST_DEVICE_STAYS;
      case AccountRejection.DeviceBelowMinimum _ -> DEVICE_BELOW_MINIMUM;
      case AccountRejection.RosterCounterNotNext _ -> ROSTER_COUNTER_NOT_NEXT;
      case AccountRejection.ModeCounterNotAbove _ -> MODE_COUNTER_NOT_ABOVE;
      case AccountRejection.AlreadyInMode _ -> ALREADY_IN_MODE;
      case AccountRejection.ConditionsUnmet _ -> CONDITIONS_UNMET;
      case AccountRejection.EpochNotNext _ -> EPOCH_NOT_NEXT;
      case AccountRejection.SealsNotForRoster _ -> SEALS_NOT_FOR_ROSTER;
      case AccountRejection.PreviousSecretMissing _ -> PREVIOUS_SECRET_MISSING;
      case AccountRejection.CategoryKeysMissing _ -> CATEGORY_KEYS_MISSING;
      case AccountRejection.EscrowWhileAdvanced _ -> ESCROW_WHILE_ADVANCED;
      case AccountRejection.EscrowEpochNotCurrent _ -> ESCROW_EPOCH_NOT_CURRENT;
      case AccountRejection.ServiceSecretsStillHeld _ -> SERVICE_SECRETS_STILL_HELD;
      case AccountRejection.RecoveryKeyMissing _ -> RECOVERY_KEY_MISSING;
      case AccountRejection.RecoveryNumberNotNext _ -> RECOVERY_NUMBER_NOT_NEXT;
      case AccountRejection.RecoverySealMissing _ -> RECOVERY_SEAL_MISSING;
      case AccountRejection.WebAccessAlready _ -> WEB_ACCESS_ALREADY;
      case AccountRejection.WebAccessIsOff _ -> WEB_ACCESS_IS_OFF;
      case AccountRejection.WebSessionAlreadyApproved _ -> WEB_SESSION_ALREADY_APPROVED;
      case AccountRejection.WebApprovalTimeWrong _ -> WEB_APPROVAL_TIME_WRONG;
      case AccountRejection.WebSessionNotLive _ -> WEB_SESSION_NOT_LIVE;
      case AccountRejection.CategoryNotOnWebList _ -> CATEGORY_NOT_ON_WEB_LIST;
      case AccountRejection.HandOverEpochNotCurrent _ -> HAND_OVER_EPOCH_NOT_CURRENT;
      case AccountRejection.AuthenticatorMissing _ -> AUTHENTICATOR_MISSING;
      case AccountRejection.AuthenticatorNumberNotNext _ -> AUTHENTICATOR_NUMBER_NOT_NEXT;
      case AccountRejection.RecoveryIdTaken _ -> RECOVERY_ID_TAKEN;
      case AccountRejection.RecoveryNotUnderWay _ -> RECOVERY_NOT_UNDER_WAY;
      case AccountRejection.RecoveryTooEarly _ -> RECOVERY_TOO_EARLY;
      case AccountRejection.RecoveryOver _ -> RECOVERY_OVER;
      case AccountRejection.RecoveryWayEnded _ -> RECOVERY_WAY_ENDED;
      case AccountRejection.RecoveryWaitWrong _ -> RECOVERY_WAIT_WRONG;
      case AccountRejection.LastRecoveryMethodStays _ -> LAST_RECOVERY_METHOD_STAYS;
      case AccountRejection.OfOwnData r -> ofOwnData(r);
      case AccountRejection.OfRecoveryMethods r -> ofRecovery(r);
    };
  }

  private static ProblemType ofRecovery(AccountRejection.OfRecoveryMethods reason) {
    return switch (reason) {
      case AccountRejection.RecoveryContactsWrong _ -> RECOVERY_CONTACTS_WRONG;
      case AccountRejection.RecoveryContactsMissing _ -> RECOVERY_CONTACTS_MISSING;
      case AccountRejection.RecoveryPartUnknown _ -> RECOVERY_PART_UNKNOWN;
    };
  }

  private static ProblemType ofOwnData(AccountRejection.OfOwnData reason) {
    return switch (reason) {
      case AccountRejection.CategoryKeysForeign _ -> CATEGORY_KEYS_FOREIGN;
      case AccountRejection.MessagesKeyNotNext _ -> MESSAGES_KEY_NOT_NEXT;
      case AccountRejection.MessagesKeyKeptElsewhere _ -> MESSAGES_KEY_KEPT_ELSEWHERE;
      case AccountRejection.BackupCopyMisplaced _ -> BACKUP_COPY_MISPLACED;
      case AccountRejection.BackupCopyNotCurrent _ -> BACKUP_COPY_NOT_CURRENT;
      case AccountRejection.BackupAlready _ -> BACKUP_ALREADY;
      case AccountRejection.CaldavAlready _ -> CALDAV_ALREADY;
    };
  }

  @Override
  public Told told() {
    return told;
  }
}
