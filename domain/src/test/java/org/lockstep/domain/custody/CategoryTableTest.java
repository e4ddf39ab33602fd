package org.lockstep.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.custody.OwnStory.Act.BACKUP_OFF;
import static org.lockstep.domain.custody.OwnStory.Act.BACKUP_ON;
import static org.lockstep.domain.custody.OwnStory.Act.CALDAV_OFF;
import static org.lockstep.domain.custody.OwnStory.Act.CALDAV_ON;
import static org.lockstep.domain.custody.OwnStory.Act.MESSAGES;
import static org.lockstep.domain.custody.OwnStory.Act.SETTLE;
import static org.lockstep.domain.custody.OwnStory.Act.TURN_OFF;
import static org.lockstep.domain.custody.OwnStory.Act.TURN_ON;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Decision.Rejected;
import org.lockstep.domain.Sample;
import org.lockstep.domain.Tables;
import org.lockstep.domain.account.AccountCommand.EscrowServiceSecret;
import org.lockstep.domain.account.AccountCommand.RotateServiceSecret;
import org.lockstep.domain.account.AccountRejection.CategoryKeysForeign;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.Category.Keeper;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;

/// The table of categories comes out of the keys of an account (R30, R33, R34).
class CategoryTableTest {
  private static final Key VAULT = new Key.Vault();

  /// The row of `categories.csv`: encryption and key storage under a mode.
  private static List<String> row(Category category, boolean advanced) {
    var row =
        Tables.categories().stream()
            .filter(cells -> cells.getFirst().equals(category.name()))
            .findFirst()
            .orElseThrow();
    return advanced ? row.subList(3, 5) : row.subList(1, 3);
  }

  private static Map<Category, List<String>> told(OwnStory story) {
    var told = new EnumMap<Category, List<String>>(Category.class);
    story
        .table()
        .forEach(
            p -> told.put(p.category(), List.of(p.encryption().name(), p.keyStorage().name())));
    return told;
  }

  private static Map<Category, List<String>> expected(boolean advanced, Set<Category> lost) {
    var rows = new EnumMap<Category, List<String>>(Category.class);
    for (var category : Category.values()) {
      var server = List.of(Encryption.IN_TRANSIT_AND_ON_SERVER.name(), KeyStorage.SERVER.name());
      rows.put(category, lost.contains(category) ? server : row(category, advanced));
    }
    return rows;
  }

  @ParameterizedTest(name = "advanced {0}, messages {1}, backup {2}, CalDAV {3}")
  @CsvSource({
    "false,false,false,false", "true,false,false,false", "false,true,false,false",
    "true,true,false,false", "false,false,true,false", "true,false,true,false",
    "false,true,true,false", "true,true,true,false", "false,false,false,true",
    "true,false,false,true", "false,true,true,true", "true,true,true,true"
  })
  @Tag("R30")
  @Tag("R33")
  @Tag("R34")
  void the_keys_of_an_account_say_what_the_table_says(
      boolean advanced, boolean messages, boolean backup, boolean caldav) {
    var story = new OwnStory();
    if (messages) story.act(MESSAGES);
    if (backup) story.act(BACKUP_ON);
    if (caldav) story.act(CALDAV_ON);
    if (advanced) story.act(TURN_ON);
    story.act(SETTLE);
    var lost = EnumSet.noneOf(Category.class);
    if (messages && backup && !advanced) lost.add(Category.MESSAGES);
    if (caldav) lost.add(Category.REMINDERS);
    assertThat(told(story)).isEqualTo(expected(advanced, lost));
    for (var category : Category.values()) {
      var reached = story.graph().reaches(VAULT, CategoryProtection.keyOf(category, story.open()));
      var storage = expected(advanced, lost).getOrDefault(category, List.of()).getLast();
      assertThat(reached)
          .as("the vault reaches the key of %s", category)
          .isEqualTo(storage.equals(KeyStorage.SERVER.name()));
    }
  }

  @Test
  @Tag("R30")
  void as_many_categories_are_end_to_end_as_the_table_has() {
    var standard = new OwnStory().after(SETTLE);
    var advanced = new OwnStory().after(TURN_ON, SETTLE);
    assertThat(endToEnd(standard)).isEqualTo(inTable(1)).isPositive();
    assertThat(endToEnd(advanced)).isEqualTo(inTable(3)).isGreaterThan(inTable(1));
  }

  private static long endToEnd(OwnStory story) {
    return story.table().stream().filter(p -> p.encryption() == Encryption.END_TO_END).count();
  }

  private static long inTable(int column) {
    return Tables.categories().stream()
        .filter(row -> row.get(column).equals(Encryption.END_TO_END.name()))
        .count();
  }

  @Test
  @Tag("R33")
  void the_vault_reaches_messages_through_the_backup() {
    var story = new OwnStory().after(MESSAGES, BACKUP_ON);
    assertThat(causes(story, Category.MESSAGES))
        .containsExactly(CategoryCause.STANDARD_PROTECTION, CategoryCause.BACKUP_COPY);
    assertThat(story.graph().path(VAULT, new Key.Messages(ALICE, 1)))
        .containsExactly(
            VAULT,
            new Key.Service(ALICE, 1),
            new Key.OfCategory(ALICE, Category.BACKUP, 1),
            new Key.Messages(ALICE, 1));
  }

  @Test
  @Tag("R33")
  void a_new_key_protects_what_comes_after_backup() {
    var story = new OwnStory().after(MESSAGES, BACKUP_ON, BACKUP_OFF);
    assertThat(causes(story, Category.MESSAGES))
        .containsExactly(CategoryCause.STANDARD_PROTECTION, CategoryCause.KEY_WAS_HELD);
    story.act(MESSAGES);
    assertThat(causes(story, Category.MESSAGES)).isEmpty();
    assertThat(story.graph().reaches(VAULT, new Key.Messages(ALICE, 1)))
        .as("what came before stays reached")
        .isTrue();
  }

  @Test
  @Tag("R21")
  @Tag("R23")
  void policy_speaks_from_the_intent_on_and_the_keys_until_they_are_new() {
    var story = new OwnStory().after(TURN_ON);
    assertThat(causes(story, Category.PHOTOS)).containsExactly(CategoryCause.KEY_WAS_HELD);
    story.after(SETTLE);
    assertThat(causes(story, Category.PHOTOS)).isEmpty();
    story.act(TURN_OFF);
    assertThat(causes(story, Category.PHOTOS)).containsExactly(CategoryCause.STANDARD_PROTECTION);
    assertThat(story.graph().reaches(VAULT, new Key.Service(ALICE, 2))).isFalse();
  }

  @Test
  @Tag("R34")
  void reminders_are_end_to_end_again_once_caldav_is_off() {
    var story = new OwnStory().after(TURN_ON, SETTLE, CALDAV_ON);
    assertThat(causes(story, Category.REMINDERS)).containsExactly(CategoryCause.CALDAV);
    story.act(CALDAV_OFF);
    assertThat(causes(story, Category.REMINDERS)).isEmpty();
  }

  private static Set<CategoryCause> causes(OwnStory story, Category category) {
    return CategoryProtection.of(category, story.open(), story.graph()).causes();
  }

  /// A hostile client publishes a key that derives from the service secret, for every category;
  /// the vault then gets that secret wherever it takes it.
  @ParameterizedTest
  @EnumSource(ProtectionMode.class)
  @Tag("R24")
  @Tag("R25")
  void no_client_can_bring_a_key_into_the_vault_that_must_not_be_there(ProtectionMode mode) {
    for (var category : Category.values()) {
      var story = new OwnStory();
      if (mode == ProtectionMode.ADVANCED) story.after(TURN_ON, SETTLE);
      var before = story.open();
      var rotated = story.order(rotation(category, before.service().current() + 1));
      boolean shareable = Category.SHAREABLE.contains(category);
      if (!shareable) {
        assertThat(rotated).isEqualTo(new Rejected<>(new CategoryKeysForeign(Set.of(category))));
        assertThat(story.open()).isEqualTo(before);
      }
      for (int epoch = 0; epoch <= before.service().current() + 2; epoch++) {
        story.order(new EscrowServiceSecret(ALICE, Sample.device(ALICE, 1), epoch));
      }
      var key = CategoryProtection.keyOf(category, story.open());
      boolean mayHave =
          category.keeper() == Keeper.SERVER
              || (category.keeper() == Keeper.SERVICE && mode == ProtectionMode.STANDARD);
      assertThat(story.graph().reaches(VAULT, key))
          .as("the vault reaches the key of %s", category)
          .isEqualTo(mayHave);
    }
  }

  private static RotateServiceSecret rotation(Category also, int number) {
    var device = Sample.device(ALICE, 1);
    var honest = Sample.service(number, Set.of(device));
    var keys = new HashMap<Category, Bytes>(honest.categoryKeys());
    keys.put(also, Sample.BYTES);
    var epoch =
        new ServiceEpoch(
            number,
            honest.commitment(),
            keys,
            honest.signature(),
            honest.seals(),
            honest.previous());
    return new RotateServiceSecret(ALICE, device, epoch, 0);
  }

  static List<Category> alwaysEndToEnd() {
    return Arrays.stream(Category.values()).filter(c -> c.keeper() == Keeper.CIRCLE).toList();
  }

  @ParameterizedTest
  @MethodSource("alwaysEndToEnd")
  @Tag("R26")
  void a_mode_change_never_touches_an_always_end_to_end_key(Category category) {
    var story = new OwnStory().after(MESSAGES);
    var before = CategoryProtection.keyOf(category, story.open());
    for (var act : List.of(TURN_ON, SETTLE, TURN_OFF, SETTLE, TURN_ON, SETTLE)) {
      story.act(act);
      assertThat(CategoryProtection.keyOf(category, story.open())).isEqualTo(before);
      assertThat(story.graph().reaches(VAULT, before)).isFalse();
    }
  }
}
