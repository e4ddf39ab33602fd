package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.share.MetadataField;
import org.lockstep.crypto.share.MetadataSeal;

final class MetadataVectors implements VectorFile {
  @Override
  public String name() {
    return "metadata";
  }

  @Override
  public String about() {
    return "a text of an item's field, encrypted under the secret of a share's epoch";
  }

  @Override
  public List<Map<String, Object>> make() {
    return Stream.of(
            "",
            "plan.txt",
            "exactly thirty-one bytes long..",
            "exactly thirty-two bytes long...",
            "漢字 😀")
        .map(MetadataVectors::made)
        .toList();
  }

  @Override
  public void check(Case vector) {
    var epoch = KeyEpoch.share(vector.text("share"), vector.number("epoch"));
    var share = new EpochSecret(epoch, Secret.of(vector.bytes("secret")));
    var field = new MetadataField(vector.text("item"), vector.text("field"));
    assertThat(MetadataSeal.open(share, field, vector.bytes("sealed")))
        .isEqualTo(vector.text("text"));
  }

  private static Map<String, Object> made(String text) {
    var share = Vectors.secret(KeyEpoch.share("share", 2), 0x70);
    return Vectors.entry(
        "share",
        "share",
        "epoch",
        2,
        "secret",
        Vectors.hex(share.secret().bytes()),
        "item",
        "item",
        "field",
        "name",
        "text",
        text,
        "sealed",
        Vectors.hex(MetadataSeal.make(share, new MetadataField("item", "name"), text)));
  }
}
