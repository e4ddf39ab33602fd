package org.lockstep.domain.account;

/// The ways into an account beside its trusted devices, as they stand.
///
/// @param authenticator the number of the authenticator whose codes are asked for, 0 for none
/// @param authenticatorsMade how many there ever were
/// @param web access from browsers
/// @param recoveries those that are under way
public record SignIn(
    int authenticator, int authenticatorsMade, WebAccess web, Recoveries recoveries) {
  /// Those of a new account: none.
  public static final SignIn NONE = new SignIn(0, 0, WebAccess.OFF, Recoveries.NONE);

  /// Whether a device that asks to join must give an authenticator's code.
  public boolean asksForCode() {
    return authenticator > 0;
  }

  SignIn after(AccountEvent.AboutSignIn event) {
    return switch (event) {
      case AccountEvent.AuthenticatorSet e -> new SignIn(e.number(), e.number(), web, recoveries);
      case AccountEvent.AuthenticatorRemoved _ ->
          new SignIn(0, authenticatorsMade, web, recoveries);
      case AccountEvent.WebAccessTurnedOn _ -> with(web.turned(true));
      case AccountEvent.WebAccessTurnedOff _ -> with(web.turned(false));
      case AccountEvent.WebSessionApproved e -> with(web.with(e.approval(), e.approvedBy()));
      case AccountEvent.WebCategoryHandedOver e ->
          with(web.handed(e.session(), e.category(), e.epoch()));
      case AccountEvent.WebSessionEnded e -> with(web.without(e.session()));
      case AccountEvent.RecoveryWaitSet e -> with(recoveries.waiting(e.hours()));
      case AccountEvent.RecoveryBegun e -> with(recoveries.with(e));
      case AccountEvent.OfRecoveryMethod e -> with(recoveries.with(recoveries.methods().after(e)));
      case AccountEvent.RecoveryVetoed e -> with(recoveries.without(e.recovery()));
    };
  }

  private SignIn with(WebAccess now) {
    return new SignIn(authenticator, authenticatorsMade, now, recoveries);
  }

  SignIn with(Recoveries now) {
    return new SignIn(authenticator, authenticatorsMade, web, now);
  }
}
