package org.lockstep.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.Category.Keeper;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.account.StandardMetadata;
import org.lockstep.domain.custody.DataKey.Kind;

/// Which keys data of a category can ever be written under.
class DataKeyTest {
  private static Set<Kind> fitting(Category category) {
    var kinds = EnumSet.noneOf(Kind.class);
    for (var kind : Kind.values()) if (new DataKey(kind, 1).fits(category)) kinds.add(kind);
    return kinds;
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  @Tag("R24")
  void nothing_always_end_to_end_encrypted_fits_a_key_that_the_server_reaches(Category category) {
    if (category.keeper() == Keeper.CIRCLE) {
      assertThat(fitting(category))
          .hasSize(1)
          .doesNotContain(Kind.SERVER)
          .doesNotContain(Kind.SERVICE);
    } else {
      assertThat(fitting(category)).doesNotContain(Kind.CIRCLE).doesNotContain(Kind.MESSAGES);
    }
  }

  @Test
  @Tag("R34")
  void reminders_alone_change_between_two_kinds() {
    assertThat(Category.values())
        .filteredOn(category -> fitting(category).size() > 1)
        .containsExactly(Category.REMINDERS);
  }

  @Test
  @Tag("R40")
  void every_field_beside_an_item_belongs_to_a_line_of_the_table() {
    var used = EnumSet.noneOf(MetadataField.class);
    for (var category : Category.values()) {
      var fields = StandardMetadata.fields(category);
      assertThat(fields.isEmpty()).isEqualTo(StandardMetadata.of(category).isEmpty());
      assertThat(fields.size()).isGreaterThanOrEqualTo(StandardMetadata.of(category).size());
      used.addAll(fields);
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(Arrays.asList(MetadataField.values()));
  }
}
