package org.lockstep.crypto.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.vectors.PinnedJson;
import tools.jackson.databind.JsonNode;

class ContentVectorsTest {

  private static final JsonNode FILE = PinnedJson.read(ContentVectors.FILE);

  @Test
  void what_is_written_today_is_what_the_file_pins() throws IOException, GeneralSecurityException {
    assertThat(ContentVectors.make()).isEqualTo(FILE);
  }

  @Test
  void the_pinned_blobs_read_back_with_the_pinned_wrapped_key() throws IOException {
    int read = 0;
    for (var vector : FILE.get("cases")) {
      if (!vector.has("blob")) continue;
      assertThat(read(vector)).isEqualTo(bytes(vector, "content"));
      read++;
    }
    assertThat(read).isEqualTo(8);
  }

  @Test
  void the_pinned_forgeries_are_refused_for_their_reason() {
    assertThat(FILE.get("refused")).hasSize(9);
    for (var vector : FILE.get("refused")) {
      assertThatThrownBy(() -> read(vector))
          .isInstanceOfSatisfying(
              ContentRefused.class,
              e -> assertThat(e.reason().name()).isEqualTo(vector.get("reason").asString()));
    }
  }

  private static byte[] read(JsonNode vector) throws IOException {
    var keys = FILE.get("keys");
    var secret = Secret.of(bytes(keys, "shareSecret"));
    var key = ContentKey.unwrap(secret, Written.CONTEXT, bytes(keys, "wrappedContentKey"));
    var author =
        new Authorship(
            VerifyingKey.of(bytes(keys, "authorPublicKey")),
            AuthorSignature.of(bytes(vector, "signature")));
    var source = new ByteArrayInputStream(bytes(vector, "blob"));
    try (var reader = new ContentReader(source, key, Written.CONTEXT, author)) {
      return reader.readAllBytes();
    }
  }

  private static byte[] bytes(JsonNode node, String name) {
    return HexFormat.of().parseHex(node.get(name).asString());
  }
}
