package org.lockstep.api.problem;

import org.lockstep.domain.handle.HandleDecider.HandleTaken;

/// The types of problems for what a handle refuses.
public enum HandleProblems implements ProblemType {
  HANDLE_TAKEN(409, "Another account has the handle", "Choose another handle.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of a number and texts
  private final Told told;

  HandleProblems(int status, String title, String advice) {
    told = new Told(status, title, advice);
  }

  /// The type of the problem that `reason` makes.
  static ProblemType of(HandleTaken reason) {
    return HANDLE_TAKEN;
  }

  @Override
  public Told told() {
    return told;
  }
}
