package org.lockstep.vault;

import java.util.Locale;
import java.util.regex.Pattern;
import org.lockstep.crypto.epoch.KeyEpoch;

/// Names one secret that the vault may hold.
///
/// @param kind what kind of secret it is
/// @param owner the id of the account or share: 1 to 128 letters, digits, dashes and underscores
/// @param epoch which generation, from 1
public record KeyName(Kind kind, String owner, int epoch) {
  private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  /// The kinds of secrets that a vault may hold; a circle secret is none of them (R24).
  public enum Kind {
    /// An account's service secret.
    SERVICE,
    /// A share's secret.
    SHARE,
    /// The key that the server made for an account's mail.
    MAIL,
    /// The key that the server made for an account's contacts.
    CONTACTS,
    /// The key that the server made for an account's calendars.
    CALENDARS,
    /// The key that the server made for an account's reminders.
    REMINDERS;

    /// Whether the server makes such keys itself: none of them is ever escrowed.
    public boolean isServerMade() {
      return switch (this) {
        case SERVICE, SHARE -> false;
        case MAIL, CONTACTS, CALENDARS, REMINDERS -> true;
      };
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Refuses an owner of another form and an epoch below 1 with an [IllegalArgumentException].
  public KeyName {
    requireOwner(owner);
    if (epoch < 1) throw new IllegalArgumentException("epochs are counted from 1");
  }

  /// An account's service secret.
  public static KeyName service(String account, int epoch) {
    return new KeyName(Kind.SERVICE, account, epoch);
  }

  /// A share's secret.
  public static KeyName share(String share, int epoch) {
    return new KeyName(Kind.SHARE, share, epoch);
  }

  /// A key that the server made; there is one generation of it.
  public static KeyName serverMade(Kind kind, String account) {
    if (!kind.isServerMade()) throw new IllegalArgumentException("the server makes no such key");
    return new KeyName(kind, account, 1);
  }

  static void requireOwner(String owner) {
    if (!OWNER.matcher(owner).matches()) {
      throw new IllegalArgumentException("not the id of an account or share");
    }
  }

  KeyName at(int otherEpoch) {
    return new KeyName(kind, owner, otherEpoch);
  }

  KeyEpoch keyEpoch() {
    return switch (kind) {
      case SERVICE -> KeyEpoch.service(owner, epoch);
      case SHARE -> KeyEpoch.share(owner, epoch);
      case MAIL, CONTACTS, CALENDARS, REMINDERS ->
          throw new IllegalArgumentException("a key that the server made is never escrowed");
    };
  }
}
