package org.lockstep.wire.message;

import org.lockstep.domain.Bytes;

/// Messages about the ways into an account beside its trusted devices.
public final class SignInMessages {
  private SignInMessages() {}

  /// `PUT /v1/authenticator`.
  ///
  /// @param number counts the authenticators of the account, from 1
  /// @param secret what its codes are computed from, 20 bytes; no answer ever contains it
  public record SetAuthenticator(int number, Bytes secret) {
    @Override
    public String toString() {
      return "SetAuthenticator[" + number + "]";
    }
  }

  /// `GET /v1/authenticator`.
  ///
  /// @param on whether a device that asks to join must give a code
  /// @param made how many authenticators the account ever had
  public record AuthenticatorStatus(boolean on, int made) {}
}
