package org.lockstep.domain.account;

/// The ways into an account beside its trusted devices, as they stand.
///
/// @param authenticator the number of the authenticator whose codes are asked for, 0 for none
/// @param authenticatorsMade how many there ever were
public record SignIn(int authenticator, int authenticatorsMade) {
  /// Those of a new account: none.
  public static final SignIn NONE = new SignIn(0, 0);

  /// Whether a device that asks to join must give an authenticator's code.
  public boolean asksForCode() {
    return authenticator > 0;
  }

  SignIn after(AccountEvent.AboutSignIn event) {
    return switch (event) {
      case AccountEvent.AuthenticatorSet e -> new SignIn(e.number(), e.number());
      case AccountEvent.AuthenticatorRemoved _ -> new SignIn(0, authenticatorsMade);
    };
  }
}
