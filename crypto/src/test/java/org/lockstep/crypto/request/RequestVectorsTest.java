package org.lockstep.crypto.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.vectors.PinnedJson;
import tools.jackson.databind.JsonNode;

class RequestVectorsTest {

  private static final JsonNode FILE = PinnedJson.read(RequestVectors.FILE);

  @Test
  void what_is_signed_today_is_what_the_file_pins() {
    assertThat(RequestVectors.make()).isEqualTo(FILE);
  }

  @Test
  void the_pinned_requests_are_genuine() {
    var key = VerifyingKey.of(HexFormat.of().parseHex(text(FILE, "publicKey")));
    assertThat(FILE.get("cases")).hasSize(4);
    for (var vector : FILE.get("cases")) {
      var reading = parse(text(vector, "signatureInput"), text(vector, "signature"));
      var body = ContentDigest.of(text(vector, "body").getBytes(StandardCharsets.UTF_8));
      assertThat(((RequestSignature) reading).verify(request(vector), key))
          .isEqualTo(new SignatureVerdict.Genuine(new SignatureBase(text(vector, "base")), body));
    }
  }

  @Test
  void the_pinned_fields_are_refused_with_their_fault() {
    var signature = SignatureFields.writeSignature(new byte[64]);
    assertThat(FILE.get("refused")).hasSize(9);
    for (var vector : FILE.get("refused")) {
      var reading = parse(text(vector, "signatureInput"), signature);
      assertThat(reading.getClass().getSimpleName()).isEqualTo(text(vector, "fault"));
    }
  }

  private static SignatureReading parse(String input, String signature) {
    return RequestSignature.parse(List.of(input), List.of(signature));
  }

  private static RequestComponents request(JsonNode vector) {
    var fields = new HashMap<String, List<String>>();
    for (var field : vector.get("fields").properties()) {
      fields.put(field.getKey(), List.of(field.getValue().get(0).asString()));
    }
    fields.put("content-digest", List.of(text(vector, "contentDigest")));
    return new RequestComponents(
        text(vector, "method"), text(vector, "path"), text(vector, "query"), fields);
  }

  private static String text(JsonNode node, String name) {
    return node.get(name).asString();
  }
}
