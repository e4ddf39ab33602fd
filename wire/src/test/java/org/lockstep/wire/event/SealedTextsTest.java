package org.lockstep.wire.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.id.AccountId;

/// Sealed texts are found wherever they stand, without any key.
class SealedTextsTest {
  private static final String ADA = "01h455vb4pex5vsknk084sn02q";
  private static final String BEA = "01h455vb4pex5vsknk084sn02r";

  private static List<SealedTexts.Sealed> of(String json) {
    return SealedTexts.of(json.getBytes(UTF_8));
  }

  private static String sealed(String subject, String key) {
    return "{\"subject\":\"%s\",\"key\":\"%s\",\"sealed\":\"AAAA\"}".formatted(subject, key);
  }

  @Test
  void texts_are_found_in_objects_and_lists_in_their_order() {
    var json = "{\"device\":{\"name\":%s},\"all\":[1,[%s]],\"title\":%s}";
    assertThat(of(json.formatted(sealed(ADA, "k1"), sealed(BEA, "k2"), sealed(ADA, "k1"))))
        .containsExactly(
            new SealedTexts.Sealed(new AccountId(ADA), "k1"),
            new SealedTexts.Sealed(new AccountId(BEA), "k2"),
            new SealedTexts.Sealed(new AccountId(ADA), "k1"));
  }

  @Test
  void what_only_looks_like_one_is_none() {
    assertThat(of("{\"key\":\"k1\",\"sealed\":\"AAAA\"}")).isEmpty();
    assertThat(of("{\"subject\":\"x\",\"key\":\"k\",\"sealed\":\"A\",\"more\":1}")).isEmpty();
    assertThat(of("{\"note\":\"\\\"sealed\\\"\"}")).isEmpty();
    assertThat(of("no JSON, but \"sealed\"")).isEmpty();
    assertThat(of("{}")).isEmpty();
  }
}
