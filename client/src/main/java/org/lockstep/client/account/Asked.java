package org.lockstep.client.account;

import java.time.Instant;

/// An enrolment that was begun.
///
/// @param enrolment its id
/// @param code the six digits to be typed on a trusted device
/// @param expires when they stop to work
public record Asked(String enrolment, String code, Instant expires) {
  /// Does not show the code.
  @Override
  public String toString() {
    return "Asked[" + enrolment + "]";
  }
}
