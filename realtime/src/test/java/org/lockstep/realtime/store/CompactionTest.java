package org.lockstep.realtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.yjs.YUpdate;

class CompactionTest {
  private static final Compaction POLICY = new Compaction(100, 10_000);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, false",
    "99, 9999, 0, false",
    "100, 100, 0, true",
    "1, 10000, 0, true",
    // a large document lets more gather: a record for each KiB, or half its bytes
    "100, 100, 1024000, false",
    "999, 100, 1024000, false",
    "1000, 100, 1024000, true",
    "1, 511999, 1024000, false",
    "1, 512000, 1024000, true"
  })
  void the_more_a_document_holds_the_more_may_gather(
      int records, long bytes, long base, boolean due) {
    assertThat(POLICY.isDue(records, bytes, base)).isEqualTo(due);
  }

  @Test
  void a_policy_by_which_nothing_gathers_is_refused() {
    assertThatThrownBy(() -> new Compaction(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Compaction(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void typing_letter_by_letter_folds_into_one_item() {
    var tail = new ArrayList<byte[]>();
    for (int number = 0; number < 200; number++) tail.add(Edits.letter(number, 'A'));
    var folded = Compaction.fold(YUpdate.empty(), tail);
    assertThat(YUpdate.validate(folded).structs()).isEqualTo(1);
    assertThat(Edits.text(folded)).isEqualTo("A".repeat(200));
    for (var update : tail) assertThat(YUpdate.contains(folded, update)).isTrue();
  }

  @Test
  void deleted_content_is_gone_and_its_deletion_is_not() {
    var tail = List.of(Edits.letter(0, 'A'), Edits.letter(1, 'B'), Edits.deletion(0));
    var folded = Compaction.fold(YUpdate.empty(), tail);
    assertThat(Edits.text(folded)).isEqualTo("B");
    for (var update : tail) assertThat(YUpdate.contains(folded, update)).isTrue();
  }

  @Test
  void a_base_without_updates_is_left_as_it_is() {
    var base = Edits.letter(0, 'A');
    assertThat(Compaction.fold(base, List.of())).isSameAs(base);
  }
}
