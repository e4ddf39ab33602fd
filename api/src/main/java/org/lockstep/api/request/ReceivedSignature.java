package org.lockstep.api.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lockstep.api.problem.ApiProblem;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.request.RequestComponents;
import org.lockstep.crypto.request.RequestSignature;
import org.lockstep.crypto.request.SignatureFault;
import org.lockstep.crypto.request.SignatureVerdict.Genuine;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.Headers;
import org.lockstep.wire.message.OrderMessages.SignedOrder;

/// The signature of a request, with the request's parts as they came.
record ReceivedSignature(DeviceId device, RequestSignature signature, RequestComponents request) {
  private static final String SIGNATURE = "Signature";
  private static final String SIGNATURE_INPUT = "Signature-Input";

  /// Reads the signature.
  ///
  /// @throws Refused if there is none, or it is not of the profile
  static ReceivedSignature of(HttpServletRequest request) {
    return of(lines(request, SIGNATURE_INPUT), lines(request, SIGNATURE), components(request));
  }

  /// Reads the signature of a request that came within another one.
  ///
  /// @throws Refused if there is none, or it is not of the profile
  static ReceivedSignature of(SignedOrder order) {
    var fields = new HashMap<String, List<String>>();
    order.fields().forEach((name, value) -> fields.put(name, List.of(value)));
    return of(
        fields.getOrDefault(SIGNATURE_INPUT, List.of()),
        fields.getOrDefault(SIGNATURE, List.of()),
        new RequestComponents(order.method(), order.path(), "", fields));
  }

  private static ReceivedSignature of(
      List<String> inputs, List<String> signatures, RequestComponents request) {
    if (inputs.isEmpty() && signatures.isEmpty()) {
      throw new Refused(new ApiProblem.SignatureMissing());
    }
    return switch (RequestSignature.parse(inputs, signatures)) {
      case RequestSignature signature ->
          new ReceivedSignature(device(signature), signature, request);
      case SignatureFault fault -> throw refused(fault);
    };
  }

  private static DeviceId device(RequestSignature signature) {
    try {
      return new DeviceId(signature.keyId());
    } catch (IllegalArgumentException e) {
      throw new Refused(new ApiProblem.SignatureMalformed("keyid is not the id of a device"));
    }
  }

  /// Verifies the signature under the device's key.
  ///
  /// @param signingKey Ed25519 public key, 32 bytes
  /// @throws Refused if it is wrong, or does not cover what it must
  Genuine verify(Bytes signingKey) {
    return switch (signature.verify(request, key(signingKey))) {
      case Genuine genuine -> genuine;
      case SignatureFault fault -> throw refused(fault);
    };
  }

  private static VerifyingKey key(Bytes signingKey) {
    try {
      return VerifyingKey.of(signingKey.toArray());
    } catch (IllegalArgumentException e) {
      throw new Refused(
          new ApiProblem.KeyMaterialMalformed("/device/signingKey", "an Ed25519 public key"));
    }
  }

  /// What the events of this request keep.
  Evidence evidence(Genuine genuine) {
    return new Evidence(
        device,
        genuine.base().text(),
        Bytes.of(signature.signature()),
        signature.created(),
        signature.nonce().text(),
        idempotencyKey(),
        Optional.empty());
  }

  Optional<String> idempotencyKey() {
    return Optional.ofNullable(
            request.fields().get(Headers.IDEMPOTENCY_KEY.toLowerCase(Locale.ROOT)))
        .map(List::getFirst)
        .map(String::strip);
  }

  static Refused refused(SignatureFault fault) {
    return new Refused(
        switch (fault) {
          case SignatureFault.Missing(var part) ->
              new ApiProblem.SignatureMalformed(part + " is missing");
          case SignatureFault.Malformed(var part) ->
              new ApiProblem.SignatureMalformed(part + " is malformed");
          case SignatureFault.WrongProfile(var part) ->
              new ApiProblem.SignatureMalformed(part + " is not of the profile");
          case SignatureFault.NotCovered(var field) ->
              new ApiProblem.SignatureMalformed(field + " is not covered");
          case SignatureFault.DigestMismatch _ -> new ApiProblem.DigestWrong();
          case SignatureFault.Invalid _ -> new ApiProblem.SignatureWrong();
        });
  }

  private static RequestComponents components(HttpServletRequest request) {
    var fields = new HashMap<String, List<String>>();
    for (var name : Collections.list(request.getHeaderNames())) {
      fields.put(name, lines(request, name));
    }
    var query = request.getQueryString();
    return new RequestComponents(
        request.getMethod(), request.getRequestURI(), query == null ? "" : query, fields);
  }

  private static List<String> lines(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }
}
