package org.lockstep.crypto.request;

/// Why a request does not count as signed. Nothing in a fault is secret.
public sealed interface SignatureFault extends SignatureReading, SignatureVerdict {

  /// The request lacks something that the profile, or its own signature, asks for.
  ///
  /// @param part a header field's name in lower case
  record Missing(String part) implements SignatureFault {}

  /// Something is not in the one form that it may have.
  ///
  /// @param part a header field, component or parameter
  record Malformed(String part) implements SignatureFault {}

  /// A well-formed signature, but of another profile: other label, components, parameters,
  /// algorithm or tag.
  ///
  /// @param part what differs
  record WrongProfile(String part) implements SignatureFault {}

  /// The request has a header field that its signature has to cover and does not.
  ///
  /// @param field the field's name in lower case
  record NotCovered(String field) implements SignatureFault {}

  /// The body is not the one that was signed.
  record DigestMismatch() implements SignatureFault {}

  /// The signature is not that of the key over this request.
  record Invalid() implements SignatureFault {}
}
