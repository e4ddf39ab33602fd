package org.lockstep.crypto.request;

/// What reading the signature fields of a request gives: a signature to be verified, or a fault.
public sealed interface SignatureReading permits RequestSignature, SignatureFault {}
