package org.lockstep.crypto.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.account.CategoryKeys;
import org.lockstep.crypto.account.DeviceKey;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.SealRefused;

/// What own data is encrypted under, and where it opens.
class DataSecretTest {
  private static final DataSecret.Place PLACE = new DataSecret.Place("ada", "NOTES", "SERVICE", 3);

  private final Secret service = Secret.random();
  private final OpeningKey notes = CategoryKeys.derive(service, "NOTES");
  private final DataSecret secret = DataSecret.of(PLACE, notes);

  @Test
  @Tag("R92")
  void whoever_is_handed_a_category_s_key_derives_what_lies_in_it() {
    var handed = OpeningKey.fromSeed(notes.seed());
    var sealed = secret.seal("one", "name", "diary");
    assertThat(DataSecret.of(PLACE, handed).open("one", "name", sealed)).isEqualTo("diary");
  }

  @Test
  void it_opens_at_its_place_alone() {
    var sealed = secret.seal("one", "name", "diary");
    var others =
        List.of(
            new DataSecret.Place("bob", "NOTES", "SERVICE", 3),
            new DataSecret.Place("ada", "PHOTOS", "SERVICE", 3),
            new DataSecret.Place("ada", "NOTES", "SERVER", 3),
            new DataSecret.Place("ada", "NOTES", "SERVICE", 4));
    for (var place : others) {
      assertThatThrownBy(() -> DataSecret.of(place, notes).open("one", "name", sealed))
          .as(place.toString())
          .isInstanceOf(SealRefused.class);
    }
    assertThatThrownBy(() -> secret.open("two", "name", sealed)).isInstanceOf(SealRefused.class);
    assertThatThrownBy(() -> secret.open("one", "type", sealed)).isInstanceOf(SealRefused.class);
  }

  @Test
  void one_category_s_key_opens_no_other_category() {
    var photos = CategoryKeys.derive(service, "PHOTOS");
    var sealed = secret.seal("one", "name", "diary");
    assertThatThrownBy(() -> DataSecret.of(PLACE, photos).open("one", "name", sealed))
        .isInstanceOf(SealRefused.class);
    assertThat(secret).hasToString("DataSecret[" + PLACE + "]");
  }

  @Test
  void a_key_that_the_server_made_opens_on_its_device_for_its_category_alone() {
    var key = OpeningKey.generate(new SecureRandom());
    var device = new DeviceKey("laptop", key);
    var slot = new ServerKeySeal.Slot("ada", "MAIL", "laptop");
    var seal = ServerKeySeal.make(key.publicKey(), slot, service);
    assertThat(seal).hasSize(ServerKeySeal.LENGTH);
    assertThat(ServerKeySeal.open(device, slot, seal)).isEqualTo(service);
    var wrong =
        List.of(
            new ServerKeySeal.Slot("bob", "MAIL", "laptop"),
            new ServerKeySeal.Slot("ada", "HEALTH", "laptop"),
            new ServerKeySeal.Slot("ada", "MAIL", "phone"));
    for (var other : wrong) {
      assertThatThrownBy(() -> ServerKeySeal.open(device, other, seal))
          .as(other.toString())
          .isInstanceOf(SealRefused.class);
    }
    var phone = new DeviceKey("laptop", OpeningKey.generate(new SecureRandom()));
    assertThatThrownBy(() -> ServerKeySeal.open(phone, slot, seal)).isInstanceOf(SealRefused.class);
    assertThatThrownBy(() -> ServerKeySeal.open(device, slot, new byte[3]))
        .isInstanceOf(SealRefused.class);
  }

  @Test
  @Tag("R47")
  void equal_bytes_have_equal_checksums_within_an_account_and_a_use_alone() throws IOException {
    var first = checksum(service, "content", "same");
    assertThat(checksum(service, "content", "same")).isEqualTo(first).hasSize(64);
    assertThat(checksum(service, "content", "other")).isNotEqualTo(first);
    assertThat(checksum(service, "name", "same")).isNotEqualTo(first);
    assertThat(checksum(Secret.random(), "content", "same")).isNotEqualTo(first);
  }

  private static String checksum(Secret circle, String what, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return ChecksumKey.of(circle, what).of(new ByteArrayInputStream(bytes));
  }
}
