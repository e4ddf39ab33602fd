package org.lockstep.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.share.EpochGrant;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.Role;

class MessageCodecTest {
  private static final String ID = "01234567890123456789abcdef";
  private final MessageCodec codec = new MessageCodec();

  @Test
  void an_absent_optional_component_is_left_out_and_read_back() throws MalformedMessage {
    var message = new ShareMessages.Invite(new AccountId(ID), Role.VIEWER, Optional.empty());
    var json = codec.write(message);
    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo("{\"account\":\"" + ID + "\",\"role\":\"VIEWER\"}");
    assertThat(codec.read(json, ShareMessages.Invite.class)).isEqualTo(message);
  }

  @Test
  void an_invitation_s_grant_names_its_epoch() throws MalformedMessage {
    var some = Bytes.of(new byte[] {1});
    var grant = new Grant(new AccountId(ID), 4, Role.VIEWER, some, new DeviceId(ID), some);
    var message =
        new ShareMessages.Invite(
            new AccountId(ID), Role.VIEWER, Optional.of(new EpochGrant(7, grant)));
    var json = codec.write(message);
    assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"grant\":{\"epoch\":7,");
    assertThat(codec.read(json, ShareMessages.Invite.class)).isEqualTo(message);
    var bare = new String(json, StandardCharsets.UTF_8).replace("\"epoch\":7,", "");
    assertThatThrownBy(
            () -> codec.read(bare.getBytes(StandardCharsets.UTF_8), ShareMessages.Invite.class))
        .isInstanceOfSatisfying(
            MalformedMessage.class,
            refused -> assertThat(refused.place()).isEqualTo("/grant/epoch"));
  }

  @Test
  void lists_and_numbers_come_back() throws MalformedMessage {
    var message = new ItemMessages.Items(List.of(), Optional.of("next"));
    assertThat(codec.read(codec.write(message), ItemMessages.Items.class)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'upload':'u'}                          | /length",
        "{'upload':'u','length':null}            | /length",
        "{'upload':'u','length':1.5}             | /length",
        "{'upload':'u','length':'1'}             | /length",
        "{'upload':null,'length':1}              | /upload",
        "{'length':1}                            | /upload",
        "{'upload':'u','length':1,'x':2}         | /x",
        "{'upload':'u','length':1,'length':2}    | ''",
        "{'upload':'u','length':1} 7             | ''",
        "[]                                      | ''",
        "null                                    | ''",
        "{                                       | ''",
      },
      quoteCharacter = '"')
  void what_is_not_the_message_is_refused_with_its_place(String json, String place) {
    var bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> codec.read(bytes, ItemMessages.BeginUpload.class))
        .isInstanceOfSatisfying(
            MalformedMessage.class,
            refused -> assertThat(refused.place()).isEqualTo(place.replace("''", "")));
  }

  @Test
  void the_refusal_quotes_nothing_of_the_message() {
    var bytes =
        "{\"upload\":{\"s3cret\":1},\"length\":\"hunter2\"}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> codec.read(bytes, ItemMessages.BeginUpload.class))
        .hasMessageNotContaining("hunter2")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }
}
