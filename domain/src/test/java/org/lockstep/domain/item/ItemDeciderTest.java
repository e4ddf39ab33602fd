package org.lockstep.domain.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockstep.domain.Sample;
import org.lockstep.domain.Scenario;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemCommand.DeleteItem;
import org.lockstep.domain.item.ItemCommand.WriteItem;
import org.lockstep.domain.item.ItemDecider.State;
import org.lockstep.domain.item.ItemEvent.ItemDeleted;
import org.lockstep.domain.item.ItemEvent.ItemWritten;
import org.lockstep.domain.item.ItemRejection.ItemEpochWrong;
import org.lockstep.domain.item.ItemRejection.ItemUnknown;
import org.lockstep.domain.item.ItemRejection.ReadOnly;
import org.lockstep.domain.item.ItemRejection.RotationOverdue;
import org.lockstep.domain.item.ItemRejection.VersionConflict;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Role;

/// Writing and deleting what lies in a share.
class ItemDeciderTest {
  private static final ShareId SHARE = Sample.share(1);
  private static final ShareId OTHER = Sample.share(2);
  private static final ItemId ITEM = Sample.item(1);
  private static final Actor BY = new Actor(ALICE, Sample.device(ALICE, 1));
  private static final Instant OWED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final ItemDecider.Facts FACTS = facts(Role.EDITOR, Optional.empty(), OWED);

  private record Refusal(
      String name,
      Scenario<State, ItemCommand, ItemEvent, ItemRejection> given,
      ItemCommand when,
      ItemRejection then) {}

  private static List<Refusal> refusals() {
    var written = item(FACTS).given(write(1));
    var owed = Optional.of(OWED);
    var overdue = facts(Role.EDITOR, owed, OWED.plus(DAY).plusNanos(1));
    var elsewhere = new WriteItem(OTHER, ITEM, version(2, 7), BY);
    return List.of(
        // R63
        new Refusal("viewer", as(Role.VIEWER), write(1), new ReadOnly(Role.VIEWER)),
        new Refusal("viewer_deletes", as(Role.VIEWER), delete(1), new ReadOnly(Role.VIEWER)),
        // Conflicts
        new Refusal("somebody_wrote", written, write(1), new VersionConflict(2, 1)),
        new Refusal("a_gap", written, write(3), new VersionConflict(2, 3)),
        new Refusal("deletes_another", written, delete(2), new VersionConflict(1, 2)),
        new Refusal("nothing_there", item(FACTS), delete(0), new ItemUnknown(ITEM)),
        new Refusal("gone", written.given(delete(1)), write(2), new ItemUnknown(ITEM)),
        // R61
        new Refusal("of_another_share", written, elsewhere, new ItemUnknown(ITEM)),
        new Refusal(
            "deleted_from_another_share",
            written,
            new DeleteItem(OTHER, ITEM, 1, BY),
            new ItemUnknown(ITEM)),
        // R59
        new Refusal(
            "old_epoch",
            item(FACTS),
            new WriteItem(SHARE, ITEM, version(1, 6), BY),
            new ItemEpochWrong(7, 6)),
        new Refusal("overdue", item(overdue), write(1), new RotationOverdue(7, OWED, DAY)));
  }

  private static Scenario<State, ItemCommand, ItemEvent, ItemRejection> item(
      ItemDecider.Facts facts) {
    return new Scenario<>(
        new Scenario.Rules<>(
            (command, state) -> ItemDecider.decide(command, state, facts), ItemDecider::evolve),
        new State.Unborn());
  }

  private static Scenario<State, ItemCommand, ItemEvent, ItemRejection> as(Role role) {
    return item(facts(role, Optional.empty(), OWED));
  }

  private static ItemDecider.Facts facts(Role role, Optional<Instant> owedSince, Instant now) {
    return new ItemDecider.Facts(role, 7, owedSince, DAY, now);
  }

  private static WriteItem write(int number) {
    return new WriteItem(SHARE, ITEM, version(number, 7), BY);
  }

  private static DeleteItem delete(int version) {
    return new DeleteItem(SHARE, ITEM, version, BY);
  }

  private static ItemVersion version(int number, int epoch) {
    return new ItemVersion(
        number, epoch, Sample.BYTES, Sample.BYTES, Sample.BYTES, 10, Sample.BYTES);
  }

  @TestFactory
  Stream<DynamicTest> refused() {
    return refusals().stream()
        .map(
            refusal ->
                DynamicTest.dynamicTest(
                    refusal.name(),
                    () -> refusal.given().when(refusal.when()).thenRefused(refusal.then())));
  }

  @Test
  void every_kind_of_refusal_has_a_scenario() {
    var seen = refusals().stream().map(r -> r.then().getClass()).collect(Collectors.toSet());
    assertThat(ItemRejection.class.getPermittedSubclasses()).isNotEmpty().allMatch(seen::contains);
  }

  @Test
  void versions_follow_each_other() {
    item(FACTS).when(write(1)).then(new ItemWritten(SHARE, ITEM, version(1, 7), BY));
    item(FACTS)
        .given(write(1))
        .when(write(2))
        .then(new ItemWritten(SHARE, ITEM, version(2, 7), BY));
  }

  @Test
  void the_last_version_is_deleted() {
    item(FACTS).given(write(1), write(2)).when(delete(2)).then(new ItemDeleted(SHARE, ITEM, 2, BY));
  }

  @Test
  @Tag("R59")
  void writes_under_a_key_that_a_removed_party_holds_are_tolerated_up_to_the_deadline() {
    var inTime = facts(Role.EDITOR, Optional.of(OWED), OWED.plus(DAY));
    item(inTime).when(write(1)).then(new ItemWritten(SHARE, ITEM, version(1, 7), BY));
  }
}
