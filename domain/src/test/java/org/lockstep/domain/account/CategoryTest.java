package org.lockstep.domain.account;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Tables;
import org.lockstep.domain.share.ShareKind;

/// The categories and what is readable of them in every mode, as the tables say.
class CategoryTest {
  @Test
  @Tag("R30")
  void the_categories_are_those_of_the_table_in_its_order() {
    assertThat(Tables.categories()).extracting(List::getFirst).isEqualTo(names());
  }

  private static List<String> names() {
    return Arrays.stream(Category.values()).map(Category::name).toList();
  }

  @Test
  @Tag("R40")
  void what_stays_readable_is_what_the_table_lists() {
    var told = new ArrayList<List<String>>();
    for (var category : Category.values()) {
      StandardMetadata.of(category).forEach(text -> told.add(List.of(category.name(), text)));
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(Tables.metadata());
  }

  @Test
  void keys_are_published_for_what_can_be_shared_and_for_nothing_else() {
    assertThat(Category.SHAREABLE)
        .isEqualTo(Arrays.stream(ShareKind.values()).map(ShareKind::category).collect(toSet()));
  }
}
