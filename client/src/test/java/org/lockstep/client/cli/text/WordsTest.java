package org.lockstep.client.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lockstep.client.failure.ProblemException.Problem;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;

final class WordsTest {
  @Test
  void enumerations_read_like_speech() {
    assertThat(Words.and(List.of())).isEmpty();
    assertThat(Words.and(List.of("a"))).isEqualTo("a");
    assertThat(Words.and(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Words.and(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }

  @Property(tries = 200)
  void nothing_that_others_wrote_moves_the_cursor(@ForAll String foreign) {
    assertThat(Words.safe(foreign).codePoints()).noneMatch(Character::isISOControl);
    assertThat(Words.safe("\u001b[31m" + foreign + "\n\u202e"))
        .doesNotContain("\u001b", "\n", "\u202e");
  }

  @Test
  void other_text_stays_as_it_is() {
    assertThat(Words.safe("Zoë's Pläne 計画 🗺")).isEqualTo("Zoë's Pläne 計画 🗺");
  }

  @Test
  void sizes_are_rounded_to_what_people_read() {
    assertThat(List.of(0L, 1023L, 1024L, 1048575L, 4194304L, Long.MAX_VALUE))
        .extracting(Sizes::text)
        .containsExactly("0 B", "1023 B", "1.0 KiB", "1.0 MiB", "4.0 MiB", "8.0 EiB");
  }

  @Test
  void columns_stand_one_under_the_other() {
    var table = new Table("name", "size").row("plan.txt", "1 B").row("計画", "12 B");

    assertThat(table.lines()).containsExactly("name      size", "plan.txt  1 B", "計画        12 B");
    assertThatThrownBy(() -> table.row("one")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_problem_tells_its_title_its_facts_and_what_to_do() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("currentEpoch", 3);
    facts.put("unmet", List.of(Map.of("device", "d1"), "recovery"));
    var problem = new Problem("urn:lockstep:problem:x", "Not\u001b so", 409, "Try again.", facts);

    assertThat(ProblemText.lines(problem))
        .containsExactly(
            "Refused: Not\ufffd so",
            "  current epoch: 3",
            "  unmet: device d1",
            "  unmet: recovery",
            "What to do: Try again.");
  }

  @Test
  void a_fault_of_a_file_names_the_file() {
    assertThat(ProblemText.file(new NoSuchFileException("a/b")))
        .isEqualTo("a/b: there is no such file");
  }

  @Test
  void a_fingerprint_depends_on_both_keys() {
    assertThat(fingerprint(1, 2)).matches("([0-9a-f]{4} ){4}[0-9a-f]{4}");
    assertThat(fingerprint(1, 2)).isEqualTo(fingerprint(1, 2));
    assertThat(List.of(fingerprint(1, 2), fingerprint(1, 3), fingerprint(3, 2)))
        .doesNotHaveDuplicates();
  }

  private static String fingerprint(int signing, int sealing) {
    return DeviceText.fingerprint(
        new DeviceDescription(
            new DeviceId("01h455vb4pex5vsknk084sn02q"),
            "phone",
            "ios",
            SoftwareVersion.parse("17"),
            Bytes.of(new byte[] {(byte) signing}),
            Bytes.of(new byte[] {(byte) sealing})));
  }
}
