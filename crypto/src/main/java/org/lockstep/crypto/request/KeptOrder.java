package org.lockstep.crypto.request;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.crypto.sign.VerifyingKey;

/// A signed request as it was kept: what was signed ([SignatureBase]) and the signature. Years
/// later it shows which device ordered what, without the request itself.
///
/// Guarantees, once [#verify] says so: the key's owner signed a request of exactly this method,
/// path, query, digest of the body and covered fields, at the time and with the nonce that stand in
/// it. There is one spelling of each: what [#parse] accepts is what a request of the profile gives,
/// byte for byte.
///
/// Immutable.
public final class KeptOrder {
  private static final String PARAMETERS = "@signature-params";

  private final String covered;
  private final RequestComponents request;
  private final RequestSignature signature;

  private KeptOrder(String covered, RequestComponents request, RequestSignature signature) {
    this.covered = covered;
    this.request = request;
    this.signature = signature;
  }

  /// Reads what was kept.
  ///
  /// @param covered the text that was signed
  /// @param signature its 64 bytes
  /// @return empty if no request of the profile has such a base
  public static Optional<KeptOrder> parse(String covered, byte[] signature) {
    var values = new HashMap<String, String>();
    for (var line : covered.split("\n", -1)) {
      int end = line.indexOf("\": ");
      if (!line.startsWith("\"") || end < 0) return Optional.empty();
      if (values.put(line.substring(1, end), line.substring(end + 3)) != null) {
        return Optional.empty();
      }
    }
    return read(values, signature)
        .flatMap(read -> request(values).map(request -> new KeptOrder(covered, request, read)))
        .filter(KeptOrder::isOfItsOwnBase);
  }

  private static Optional<RequestSignature> read(Map<String, String> values, byte[] signature) {
    var parameters = values.get(PARAMETERS);
    if (parameters == null) return Optional.empty();
    var input = Profile.LABEL + "=" + parameters;
    var written = SignatureFields.writeSignature(signature);
    return RequestSignature.parse(List.of(input), List.of(written)) instanceof RequestSignature read
        ? Optional.of(read)
        : Optional.empty();
  }

  private static Optional<RequestComponents> request(Map<String, String> values) {
    var query = values.getOrDefault(Profile.QUERY, "");
    if (!query.startsWith("?")) return Optional.empty();
    var fields = new HashMap<String, List<String>>();
    values.forEach(
        (name, value) -> {
          if (Profile.coversField(name)) fields.put(name, List.of(value));
        });
    return Optional.of(
        new RequestComponents(
            values.getOrDefault(Profile.METHOD, ""),
            values.getOrDefault(Profile.PATH, ""),
            query.substring(1),
            fields));
  }

  /// Whether the request that was read has this base, and no other spelling of it.
  private boolean isOfItsOwnBase() {
    try {
      return signature.base(request).text().equals(covered) && digest().isPresent();
    } catch (Refusal refusal) {
      return false;
    }
  }

  /// Whether this key made the signature.
  public boolean verify(VerifyingKey key) {
    return signature.verify(request, key) instanceof SignatureVerdict.Genuine genuine
        && genuine.base().text().equals(covered);
  }

  /// The device that is said to have signed.
  public String keyId() {
    return signature.keyId();
  }

  /// When it was signed, by the device's clock, in whole seconds.
  public Instant created() {
    return signature.created();
  }

  /// Such as `POST`.
  public String method() {
    return request.method();
  }

  /// The path as it was sent.
  public String path() {
    return request.path();
  }

  /// The query as it was sent, without its question mark; empty if there was none.
  public String query() {
    return request.query();
  }

  /// The digest of the body that was signed with it.
  public Optional<ContentDigest> digest() {
    return field(Profile.CONTENT_DIGEST).flatMap(ContentDigest::parse);
  }

  /// The key under which the order is carried out once, if it had one.
  public Optional<String> idempotencyKey() {
    return field("idempotency-key");
  }

  private Optional<String> field(String name) {
    return request.lines(name).stream().findFirst();
  }

  /// What was signed.
  public String covered() {
    return covered;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptOrder that
        && covered.equals(that.covered)
        && Arrays.equals(signature.signature(), that.signature.signature());
  }

  @Override
  public int hashCode() {
    return covered.hashCode();
  }

  @Override
  public String toString() {
    return "KeptOrder[" + covered + "]";
  }
}
