package org.lockstep.api.testing;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lockstep.crypto.request.ContentDigest;
import org.lockstep.crypto.request.Nonce;
import org.lockstep.crypto.request.RequestComponents;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.IdText;

/// A device with a real signing key.
public record TestDevice(DeviceId id, SigningKey key) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Of every test device: nobody opens what is sealed to one.
  private static final Bytes SEALING_KEY =
      Bytes.of(OpeningKey.generate(RANDOM).publicKey().bytes());

  /// A fresh device.
  public static TestDevice fresh() {
    return new TestDevice(new DeviceId(freshId()), SigningKey.generate(RANDOM));
  }

  /// The text of a fresh id.
  public static String freshId() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return IdText.of(bytes);
  }

  /// The public half of its signing key.
  public Bytes signingKey() {
    return Bytes.of(key.publicKey().bytes());
  }

  /// The device as events name it.
  public Device described(AccountId owner) {
    return new Device(
        id,
        Personal.of(owner, "a device"),
        "linux",
        SoftwareVersion.parse("1.0"),
        signingKey(),
        SEALING_KEY);
  }

  /// The header fields of a signed request.
  public Map<String, String> sign(
      String method, String target, Map<String, String> fields, byte[] body) {
    return sign(method, target, fields, body, Instant.now(), Nonce.random());
  }

  /// The same, signed at that time with that nonce.
  public Map<String, String> sign(
      String method,
      String target,
      Map<String, String> fields,
      byte[] body,
      Instant created,
      Nonce nonce) {
    int mark = target.indexOf('?');
    var components =
        new RequestComponents(
            method,
            mark < 0 ? target : target.substring(0, mark),
            mark < 0 ? "" : target.substring(mark + 1),
            fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))));
    var signer = new RequestSigner(id.value(), key);
    return signer.sign(components, ContentDigest.of(body), created, nonce).byName();
  }
}
