package org.lockstep.client.failure;

import java.io.Serial;

/// What was named is not there, or not yet.
public final class NotFound extends ClientFailure {
  @Serial private static final long serialVersionUID = 1;

  private final What what;

  /// What is missing.
  public enum What {
    /// No account has the handle.
    ACCOUNT("there is no account"),
    /// The account takes no part in the share.
    PARTICIPANT("the share has no participant"),
    /// No item of the share has the name.
    ITEM("the share has no item"),
    /// Several items of the share have the name: use an item's id.
    ONE_ITEM("the share has several items; name one by its id instead of"),
    /// There is no such item in the category.
    DATA("nothing of the category is called"),
    /// Several items of the category have the name: use an item's id.
    ONE_DATA("several items of the category have the name; name one by its id instead of"),
    /// No device that waits for approval showed the code.
    ENROLMENT("no waiting device showed the code"),
    /// No browser that waits for approval showed the code.
    WEB_SESSION("no waiting browser showed the code"),
    /// No such web session is approved, or it asks for nothing.
    WEB_REQUEST("no approved browser asks for a key as session"),
    /// The roster has no such device.
    DEVICE("the account has no device"),
    /// A member's device has yet to seal the share's key to this account.
    SHARE_KEY(
        "no member's device has sealed the key to you yet; try again after their sync, share"),
    /// The live document has no version of that number or label.
    VERSION("the document has no version"),
    /// No personal text in the history is of that account, or under that key.
    TEXT("no personal text in the history is under the key, or of the account,"),
    /// The history does not reach so far, or this account is shown less of it.
    POSITION("the history has no position"),
    /// It was not asked to be a recovery contact.
    CONTACT("not one of your recovery contacts:"),
    /// Nobody of that handle, or with that code, has given this account a part.
    PART("you hold no part, and none waits for you, of"),
    /// The address is none of a link.
    LINK("this is not the address of a link:");

    private final String words;

    What(String words) {
      this.words = words;
    }
  }

  /// @param name what was looked for; never a secret
  public NotFound(What what, String name) {
    super(what.words + " " + name);
    this.what = what;
  }

  /// What was looked for.
  public What what() {
    return what;
  }
}
