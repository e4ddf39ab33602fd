package org.lockstep.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.lockstep.domain.Tables;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.Category.Keeper;
import org.lockstep.domain.custody.OwnStory.Act;
import org.lockstep.domain.custody.Verdict.Encryption;

/// In every history of an account, and at each of its prefixes, what is told of a category is what
/// its keys show and what the tables say (R24, R26, R30, R33, R34).
class CategoryPropertyTest {
  private static final Key VAULT = new Key.Vault();
  private static final List<List<String>> TABLE = Tables.categories();

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void table_graph_and_policy_agree_at_every_prefix(@ForAll("acts") List<Act> acts) {
    var story = new OwnStory();
    boolean settledWithCopy = false;
    for (var act : acts) {
      story.act(act);
      holds(story);
      settledWithCopy |= story.owesNothing() && !story.open().own().messages().copies().isEmpty();
    }
    story.act(Act.SETTLE);
    assertThat(story.owesNothing()).as("one round settles").isTrue();
    holds(story);
    Statistics.label("settled with a copy of the messages key")
        .collect(settledWithCopy)
        .coverage(coverage -> coverage.check(true).percentage(p -> p > 40));
  }

  private static void holds(OwnStory story) {
    var open = story.open();
    var graph = story.graph();
    for (var told : story.table()) {
      var category = told.category();
      boolean endToEnd = told.encryption() == Encryption.END_TO_END;
      boolean reached = graph.reaches(VAULT, CategoryProtection.keyOf(category, open));
      boolean allowed = allowed(category, open, story.advanced());
      assertThat(endToEnd).as("%s: the weaker of the two", category).isEqualTo(allowed && !reached);
      assertThat(told.causes().isEmpty()).isEqualTo(endToEnd);
      if (story.owesNothing()) {
        assertThat(reached).as("%s: policy and keys agree", category).isEqualTo(!allowed);
      }
      if (category.keeper() == Keeper.CIRCLE && category != Category.MESSAGES) {
        assertThat(reached).as("%s: never", category).isFalse();
      }
    }
    reachOfMessagesIsTheGraphs(open, graph);
  }

  /// What the tables say, with their two notes.
  private static boolean allowed(Category category, Open open, boolean advanced) {
    if (category == Category.REMINDERS && open.own().caldav()) return false;
    var messages = open.own().messages();
    boolean copied = messages.copies().containsKey(messages.current());
    if (category == Category.MESSAGES && copied && !advanced) return false;
    return TABLE.stream()
        .filter(row -> row.getFirst().equals(category.name()))
        .allMatch(row -> row.get(advanced ? 3 : 1).equals(Encryption.END_TO_END.name()));
  }

  private static void reachOfMessagesIsTheGraphs(Open open, CustodyGraph graph) {
    int reached = open.own().messages().reachedBy(open.service().known());
    for (int number = 1; number <= open.own().messages().current(); number++) {
      assertThat(graph.reaches(VAULT, new Key.Messages(ALICE, number)))
          .as("messages key %d", number)
          .isEqualTo(number <= reached);
    }
  }

  @Provide
  Arbitrary<List<Act>> acts() {
    // What is owed is met as often as in life, and copies are kept long enough to matter.
    var steered = Arbitraries.of(Act.SETTLE, Act.SETTLE, Act.BACKUP_ON, Act.MESSAGES);
    return Arbitraries.oneOf(Arbitraries.of(Act.values()), steered)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }
}
