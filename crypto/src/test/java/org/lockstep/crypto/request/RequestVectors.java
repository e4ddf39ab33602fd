package org.lockstep.crypto.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.vectors.PinnedJson;
import tools.jackson.databind.JsonNode;

/// Makes `request.json`: signed requests with the text that is signed, and signature fields that
/// are to be refused.
final class RequestVectors {

  static final String FILE = "request.json";

  private static final byte[] SEED = RequestSignatureTest.filled(32, 4);
  private static final String KEY_ID = "device-1";
  private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");
  private static final Nonce NONCE = Nonce.of(RequestSignatureTest.filled(16, 8));

  private RequestVectors() {}

  /// Writes the file.
  public static void main(String[] args) throws IOException {
    PinnedJson.write(FILE, make());
  }

  static JsonNode make() {
    var file = new LinkedHashMap<String, Object>();
    file.put("about", "signed requests: see the package org.lockstep.crypto.request");
    file.put("seed", HexFormat.of().formatHex(SEED));
    file.put("publicKey", SigningKey.fromSeed(SEED).publicKey().toString());
    file.put("keyId", KEY_ID);
    file.put("created", CREATED.getEpochSecond());
    file.put("nonce", NONCE.text());
    file.put("cases", signed());
    file.put("refused", refused());
    return PinnedJson.json(file);
  }

  private static List<Object> signed() {
    var all =
        Map.of(
            "Idempotency-Key", List.of("\"k-1\""),
            "If-Match", List.of("\"7\""),
            "Lockstep-After", List.of("4711"));
    var some = Map.of("Lockstep-After", List.of("0"), "Accept", List.of("*/*"));
    return List.of(
        vector(new RequestComponents("GET", "/", "", Map.of()), ""),
        vector(new RequestComponents("GET", "/v1/shares/s%201", "at=7&x=%20", some), ""),
        vector(new RequestComponents("POST", "/v1/shares", "", all), "{\"a\":1}"),
        vector(new RequestComponents("DELETE", "/v1/shares/s", "?", Map.of()), ""));
  }

  private static Map<String, Object> vector(RequestComponents request, String body) {
    var digest = ContentDigest.of(body.getBytes(StandardCharsets.UTF_8));
    var key = SigningKey.fromSeed(SEED);
    var fields = new RequestSigner(KEY_ID, key).sign(request, digest, CREATED, NONCE);
    var map = new LinkedHashMap<String, Object>();
    map.put("method", request.method());
    map.put("path", request.path());
    map.put("query", request.query());
    map.put("fields", new TreeMap<>(request.fields()));
    map.put("body", body);
    map.put("contentDigest", fields.contentDigest());
    map.put("signatureInput", fields.signatureInput());
    map.put("signature", fields.signature());
    map.put("base", base(request.with("content-digest", digest.field())));
    return map;
  }

  private static String base(RequestComponents request) {
    try {
      var parameters = new SignatureParameters(KEY_ID, CREATED, NONCE);
      return RequestSignature.base(request, Profile.covered(request), parameters).text();
    } catch (Refusal e) {
      throw new AssertionError(e);
    }
  }

  private static List<Object> refused() {
    var good =
        SignatureFields.writeInput(
            new SignatureParameters(KEY_ID, CREATED, NONCE),
            List.of("@method", "@path", "@query", "content-digest"));
    var refused = new ArrayList<Object>();
    refused.add(refusal(good.replace("lockstep=", "sig1="), "WrongProfile"));
    refused.add(refusal(good.replace("ed25519", "hmac-sha256"), "WrongProfile"));
    refused.add(refusal(good.replace("\"@query\" ", ""), "WrongProfile"));
    refused.add(refusal(good.replace(";tag=\"lockstep\"", ""), "WrongProfile"));
    refused.add(refusal(good + ", sig2=(\"@method\")", "WrongProfile"));
    refused.add(refusal(good.replace("\"@path\" ", "\"@path\"  "), "Malformed"));
    refused.add(refusal(good.replace("created=", "created=0"), "Malformed"));
    refused.add(refusal(good.replace(KEY_ID, "a b"), "Malformed"));
    refused.add(refusal("", "WrongProfile"));
    return refused;
  }

  private static Map<String, Object> refusal(String signatureInput, String fault) {
    var map = new LinkedHashMap<String, Object>();
    map.put("signatureInput", signatureInput);
    map.put("fault", fault);
    return map;
  }
}
