package org.lockstep.client.failure;

/// What can be wrong with a grant.
public enum GrantFault {
  /// Who signed stands on no roster of a participant who may write.
  NOT_BY_A_MEMBER("the device that made it is on the roster of no member who may write"),
  /// The signature is not over what is shown.
  SIGNATURE_WRONG("its signature is not over what is shown"),
  /// It is for somebody who neither takes part nor is invited.
  FOR_A_STRANGER("it is for an account that takes no part"),
  /// The recipient never published a key of that epoch.
  KEY_UNKNOWN("the recipient has published no such key"),
  /// It is of another epoch than the current one.
  EPOCH_WRONG("it is of another epoch than the current one"),
  /// A part has a wrong length.
  MALFORMED("it is malformed"),
  /// It did not open, or not to the secret that was committed to.
  DOES_NOT_OPEN("it does not open to the secret that was committed to");

  private final String words;

  GrantFault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
