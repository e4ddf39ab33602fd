package org.lockstep.wire.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Personal;
import org.lockstep.domain.share.ShareEvent.ShareCreated;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A made-up history of `share.created`: revision 1 had its title in a part of its own, revision 2
/// did not know whether editors may invite, revision 3 is what the record is now.
final class UpcasterTest {
  private static final String TYPE = "share.created";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final EventCatalogue CATALOGUE =
      new EventCatalogue(List.of(new EventCatalogue.Entry(ShareCreated.class, TYPE, 3)));
  private static final Upcaster FLATTEN = new Upcaster(TYPE, 1, UpcasterTest::flatten);
  private static final Upcaster MAY_INVITE = new Upcaster(TYPE, 2, UpcasterTest::mayInvite);
  private static final ShareCreated EXPECTED = (ShareCreated) ShareSamples.created(Ids.ADA);

  private final EventCodec codec = codec(TestKeys.ALL);

  private static EventCodec codec(PersonalKeys keys) {
    return new EventCodec(keys, CATALOGUE, List.of(FLATTEN, MAY_INVITE));
  }

  private static ObjectNode flatten(ObjectNode payload) {
    var preview = (ObjectNode) payload.remove("preview");
    return payload.set("title", preview.get("title"));
  }

  private static ObjectNode mayInvite(ObjectNode payload) {
    return payload.put("editorsMayInvite", true);
  }

  @Test
  void an_old_payload_is_led_through_all_revisions_and_its_sealed_text_moves_with_it() {
    assertThat(codec.decode(TYPE, 1, firstRevision())).isEqualTo(EXPECTED);
  }

  @Test
  void an_old_payload_of_an_erased_subject_reads_as_erased() {
    var erased = (ShareCreated) codec(PersonalKeys.NONE).decode(TYPE, 1, firstRevision());
    assertThat(erased.title()).isEqualTo(new Personal.Erased(Ids.ADA));
    assertThat(erased.kind()).isEqualTo(EXPECTED.kind());
  }

  @Test
  void the_newest_revision_is_read_as_it_is() {
    var encoded = codec.encode(EXPECTED);
    assertThat(encoded.revision()).isEqualTo(3);
    assertThat(codec.decode(TYPE, 3, encoded.payload())).isEqualTo(EXPECTED);
    assertThatThrownBy(() -> codec.decode(TYPE, 4, encoded.payload()))
        .isInstanceOf(UnknownEvent.class);
  }

  @Test
  void a_text_sealed_for_one_revision_does_not_open_in_another() {
    var newest = codec.encode(EXPECTED).payload();
    var tree = (ObjectNode) JSON.readTree(newest);
    tree.remove("editorsMayInvite");
    assertThatThrownBy(() -> codec.decode(TYPE, 2, JSON.writeValueAsBytes(tree)))
        .isInstanceOf(PersonalRefused.class);
  }

  @Test
  void an_old_payload_is_read_as_strictly_as_a_new_one() {
    var tree = (ObjectNode) JSON.readTree(firstRevision());
    tree.put("surplus", 1);
    assertThatThrownBy(() -> codec.decode(TYPE, 1, JSON.writeValueAsBytes(tree)))
        .isInstanceOf(MalformedEvent.class);
    assertThatThrownBy(() -> codec.decode(TYPE, 1, new byte[] {'n', 'u', 'l', 'l'}))
        .isInstanceOf(MalformedEvent.class);
  }

  @Test
  void a_gap_a_double_or_a_stray_upcaster_is_refused_from_the_start() {
    refused(List.of(MAY_INVITE));
    refused(List.of(FLATTEN, MAY_INVITE, FLATTEN));
    refused(List.of(FLATTEN, MAY_INVITE, new Upcaster(TYPE, 3, payload -> payload)));
    refused(List.of(FLATTEN, MAY_INVITE, new Upcaster("share.gone", 1, payload -> payload)));
  }

  private static void refused(List<Upcaster> upcasters) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventCodec(TestKeys.ALL, CATALOGUE, upcasters));
  }

  /// As revision 1 would have stored it: the title sealed where it then was.
  private static byte[] firstRevision() {
    var sealing = new PersonalSealing(TYPE, 1, TestKeys.ALL);
    var sealed = sealing.seal("/preview/title", EXPECTED.title());
    var payload = JSON.createObjectNode();
    payload.put("share", EXPECTED.share().value()).put("kind", EXPECTED.kind().name());
    payload
        .putObject("preview")
        .putObject("title")
        .put("subject", sealed.subject().value())
        .put("key", sealed.key())
        .put("sealed", sealed.sealed().toString());
    payload.put("owner", EXPECTED.owner().value()).put("guarded", EXPECTED.guarded());
    return JSON.writeValueAsBytes(payload);
  }
}
