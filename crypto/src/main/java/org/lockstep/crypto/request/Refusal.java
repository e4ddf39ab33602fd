package org.lockstep.crypto.request;

/// Carries a fault out of nested checks; never leaves the package.
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient SignatureFault fault;

  Refusal(SignatureFault fault) {
    super(fault.toString(), null, false, false);
    this.fault = fault;
  }

  SignatureFault fault() {
    return fault;
  }
}
