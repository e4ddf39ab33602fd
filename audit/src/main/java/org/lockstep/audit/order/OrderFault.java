package org.lockstep.audit.order;

/// What can be wrong with the order that is said to have given an event.
public enum OrderFault {
  /// No signed request is shown for it.
  MISSING("no signed request is shown for it"),
  /// The shown metadata are not those that the log committed to.
  ALTERED("the request that is shown for it is not the one in the log"),
  /// The request names another device than the event does.
  OTHER_DEVICE("the request that is shown for it is of another device"),
  /// The device did not stand on the account's roster then.
  NOT_ON_ROSTER("the device did not stand on its account's roster then"),
  /// The account's identity key did not sign the roster that would have the device.
  ROSTER_NOT_SIGNED("the account did not sign the roster of that time"),
  /// The device did not sign the request.
  SIGNATURE_WRONG("the device did not sign the request that is shown for it"),
  /// The device signed a request, but for something else.
  OTHER_ORDER("the request that the device signed is for something else"),
  /// The request was carried out once already.
  USED_TWICE("the request was carried out before"),
  /// The request was signed at another time than the event says.
  OUT_OF_TIME("the request was signed at quite another time");

  private final String words;

  OrderFault(String words) {
    this.words = words;
  }

  /// The end of a sentence for a person.
  public String words() {
    return words;
  }
}
