package org.lockstep.crypto.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.lockstep.crypto.seal.SealRefused;

/// What tests say about things that must not open.
public final class Refusals {
  private Refusals() {}

  /// It is refused, for whatever reason.
  public static void assertRefused(ThrowingCallable action) {
    assertThatThrownBy(action).isInstanceOf(SealRefused.class);
  }

  /// It is refused for this reason.
  public static void assertRefused(SealRefused.Reason reason, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            SealRefused.class,
            refused ->
                org.assertj.core.api.Assertions.assertThat(refused.reason()).isEqualTo(reason));
  }
}
