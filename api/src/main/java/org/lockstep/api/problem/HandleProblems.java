package org.lockstep.api.problem;

import org.lockstep.domain.handle.HandleDecider.HandleTaken;

/// The types of problems for what a handle refuses.
public enum HandleProblems implements ProblemType {
  HANDLE_TAKEN(409, "Another account has the handle", "Choose another handle.");

  private final int status;
  private final String title;
  private final String advice;

  HandleProblems(int status, String title, String advice) {
    this.status = status;
    this.title = title;
    this.advice = advice;
  }

  /// The type of the problem that `reason` makes.
  static ProblemType of(HandleTaken reason) {
    return HANDLE_TAKEN;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String advice() {
    return advice;
  }
}
