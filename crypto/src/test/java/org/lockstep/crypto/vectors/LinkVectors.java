package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.lockstep.crypto.link.LinkSecret;

final class LinkVectors implements VectorFile {
  @Override
  public String name() {
    return "link";
  }

  @Override
  public String about() {
    return "the text of a link secret and the verifier that the server keeps";
  }

  @Override
  public List<Map<String, Object>> make() {
    return List.of(made(0), made(0xd0));
  }

  @Override
  public void check(Case vector) {
    var link = LinkSecret.parse(vector.text("text"));
    assertThat(link).isEqualTo(LinkSecret.of(vector.bytes("secret")));
    assertThat(link.verifier()).isEqualTo(vector.bytes("verifier"));
  }

  private static Map<String, Object> made(int first) {
    var bytes = Vectors.counting(first, 32);
    var link = LinkSecret.of(bytes);
    return Vectors.entry(
        "secret", Vectors.hex(bytes),
        "text", link.text(),
        "verifier", Vectors.hex(link.verifier()));
  }
}
