package org.lockstep.api.problem;

import java.io.Serial;
import org.lockstep.domain.account.AccountRejection;
import org.lockstep.domain.handle.HandleDecider.HandleTaken;
import org.lockstep.domain.item.ItemRejection;
import org.lockstep.domain.share.ShareRejection;

/// A request ends here, for a reason that its sender is told. Nothing was written.
///
/// It has no stack trace: it is an answer, not a fault.
public final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  // Values of the domain; an exception is not sent anywhere in serialised form.
  private final transient Object reason;

  private Refused(Object reason) {
    super(reason.getClass().getSimpleName(), null, false, false);
    this.reason = reason;
  }

  /// For what the api refuses.
  public Refused(ApiProblem reason) {
    this((Object) reason);
  }

  /// For what an account refuses.
  public Refused(AccountRejection reason) {
    this((Object) reason);
  }

  /// For what a share refuses.
  public Refused(ShareRejection reason) {
    this((Object) reason);
  }

  /// For what an item refuses.
  public Refused(ItemRejection reason) {
    this((Object) reason);
  }

  /// For a handle that another account has.
  public Refused(HandleTaken reason) {
    this((Object) reason);
  }

  /// For a rejection as a command's handler hands it on.
  ///
  /// @throws IllegalArgumentException if it is a value of none of the rejections' types
  public static Refused because(Object rejection) {
    return switch (rejection) {
      case ApiProblem reason -> new Refused(reason);
      case AccountRejection reason -> new Refused(reason);
      case ShareRejection reason -> new Refused(reason);
      case ItemRejection reason -> new Refused(reason);
      case HandleTaken reason -> new Refused(reason);
      default -> throw new IllegalArgumentException("not a rejection: " + rejection.getClass());
    };
  }

  /// Why: an [ApiProblem], or a rejection of the domain.
  public Object reason() {
    return reason;
  }

  /// The problem that the sender is told.
  public Problem problem() {
    return Problem.of(reason);
  }
}
