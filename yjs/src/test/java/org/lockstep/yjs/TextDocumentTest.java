package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// A text that several people write gets to be the same everywhere, and the same as in Yjs.
class TextDocumentTest {
  private static final int TRIES = 300;

  static Stream<Vectors.Case> casesWithDocument() {
    return Vectors.updateCases().filter(c -> c.node().has("doc"));
  }

  @ParameterizedTest
  @MethodSource("casesWithDocument")
  void it_reads_what_the_real_yjs_reads(Vectors.Case vector) {
    // Where a pair of surrogates was cut, what Yjs shows depends on the order.
    boolean anyOrder = !vector.toString().startsWith("surrogate");
    var orders =
        anyOrder
            ? List.of(vector.updates(), vector.updates().reversed())
            : List.of(vector.updates());
    for (var name : List.of("text", "t2")) {
      var expected = text(vector.node().get("doc").get(name));
      for (var updates : orders) {
        var document = new TextDocument(name);
        updates.forEach(document::apply);
        assertThat(document.text()).as(name).isEqualTo(expected);
        assertThat(document.length()).isEqualTo(expected.length());
        var known = vector.node().get("docSv");
        known
            .propertyStream()
            .forEach(
                e ->
                    assertThat(document.stateVector().clock(Long.parseLong(e.getKey())))
                        .isEqualTo(e.getValue().asLong()));
        boolean waits =
            vector.node().get("pendingStructs").asBoolean()
                || vector.node().get("pendingDs").asBoolean();
        assertThat(document.isWaiting()).isEqualTo(waits);
      }
    }
  }

  @Test
  void what_holds_one_text_alone_is_known() {
    var document = new TextDocument("text");
    assertThat(document.isPlainText()).isTrue();
    document.insert(1, 0, "hello");
    document.delete(1, 2);
    assertThat(document.isPlainText()).isTrue();
    assertThat(new TextDocument("other").isPlainText()).isTrue();
    var elsewhere = new TextDocument("other");
    elsewhere.apply(document.state());
    assertThat(elsewhere.isPlainText()).isFalse();
    var more = new TextDocument("other");
    document.apply(more.insert(2, 0, "more"));
    assertThat(document.isPlainText()).isFalse();
    document.apply(more.delete(0, 4));
    assertThat(document.isPlainText()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("casesWithDocument")
  void what_holds_more_than_its_text_is_not_taken_for_plain(Vectors.Case vector) {
    var document = new TextDocument("text");
    vector.updates().forEach(document::apply);
    var state = vector.node().get("doc");
    boolean isMore =
        state.propertyStream().anyMatch(e -> !e.getKey().equals("text") && !isVoid(e.getValue()));
    if (isMore) assertThat(document.isPlainText()).isFalse();
    boolean isFormatted = state.has("text") && state.get("text").toString().contains("attributes");
    if (isFormatted) assertThat(document.isPlainText()).isFalse();
  }

  private static boolean isVoid(JsonNode type) {
    return type.isEmpty() || (type.has("$text") && type.get("$text").isEmpty());
  }

  /// The text of a Quill delta; what is embedded takes one place.
  private static String text(JsonNode type) {
    if (type == null || !type.has("$text")) return "";
    var text = new StringBuilder();
    for (var part : type.get("$text")) {
      var insert = part.get("insert");
      text.append(insert.isString() ? insert.asString() : "\ufffc");
    }
    return text.toString();
  }

  /// Two or more who write at once and hear of each other late.
  private static final class Writers {
    private final Random random;
    private final List<TextDocument> documents = new ArrayList<>();
    private final List<List<byte[]>> unheard = new ArrayList<>();
    private final List<StringBuilder> expected = new ArrayList<>();

    Writers(long seed, int count) {
      random = new Random(seed);
      for (int i = 0; i < count; i++) {
        documents.add(new TextDocument("text"));
        unheard.add(new ArrayList<>());
        expected.add(new StringBuilder());
      }
    }

    void act() {
      int who = random.nextInt(documents.size());
      if (random.nextInt(3) == 0) hear(who, 1 + random.nextInt(3));
      else write(who);
    }

    private void hear(int who, int most) {
      var waiting = unheard.get(who);
      for (int i = 0; i < most && !waiting.isEmpty(); i++) {
        documents.get(who).apply(waiting.remove(random.nextInt(waiting.size())));
      }
      expected.set(who, new StringBuilder(documents.get(who).text()));
    }

    private void write(int who) {
      var document = documents.get(who);
      var text = expected.get(who);
      int at = random.nextInt(document.length() + 1);
      int left = document.length() - at;
      byte[] update;
      if (left > 0 && random.nextInt(3) == 0) {
        int count = 1 + random.nextInt(Math.min(left, 4));
        update = document.delete(at, count);
        text.delete(at, at + count);
      } else {
        var word = "abcdefgh".substring(random.nextInt(4), 5 + random.nextInt(4));
        update = document.insert(who + 1, at, word);
        text.insert(at, word);
      }
      assertThat(document.text()).isEqualTo(text.toString());
      for (int other = 0; other < documents.size(); other++) {
        if (other != who) unheard.get(other).add(update);
      }
    }

    void hearAll() {
      for (int who = 0; who < documents.size(); who++) hear(who, Integer.MAX_VALUE);
    }
  }

  @Property(tries = TRIES)
  void whoever_hears_everything_in_whatever_order_reads_the_same(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 4) int count,
      @ForAll @IntRange(min = 2, max = 60) int acts) {
    var writers = new Writers(seed, count);
    for (int i = 0; i < acts; i++) writers.act();
    writers.hearAll();
    var first = writers.documents.getFirst();
    for (var document : writers.documents) {
      assertThat(document.text()).isEqualTo(first.text());
      assertThat(document.isWaiting()).isFalse();
      assertThat(document.stateVector().toByteArray()).isEqualTo(first.stateVector().toByteArray());
      assertThat(fresh(document.state()).text()).isEqualTo(first.text());
      assertThat(fresh(YUpdate.coalesce(YUpdate.collect(document.state()))).text())
          .isEqualTo(first.text());
    }
  }

  private static TextDocument fresh(byte[] state) {
    var document = new TextDocument("text");
    document.apply(state);
    return document;
  }

  @Property(tries = TRIES)
  void updates_may_be_merged_repeated_and_come_in_any_order(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 40) int edits) {
    var updates = Author.write(new Random(seed), edits);
    var expected = fresh(YUpdate.merge(updates)).text();
    var shuffled = new ArrayList<>(updates);
    shuffled.addAll(updates.subList(0, edits / 2));
    Collections.shuffle(shuffled, new Random(seed));
    var document = new TextDocument("text");
    shuffled.forEach(document::apply);
    assertThat(document.text()).isEqualTo(expected);
    assertThat(document.isWaiting()).isFalse();
  }

  @Test
  void what_comes_before_what_it_builds_on_waits() {
    var writer = new TextDocument("text");
    var first = writer.insert(1, 0, "one ");
    var second = writer.insert(1, 4, "two");
    var third = writer.delete(0, 1);
    var reader = new TextDocument("text");
    assertThat(reader.apply(second)).isFalse();
    assertThat(reader.apply(third)).isFalse();
    assertThat(reader.isWaiting()).isTrue();
    assertThat(reader.apply(first)).isTrue();
    assertThat(reader.text()).isEqualTo("ne two");
    assertThat(reader.isWaiting()).isFalse();
  }

  @Test
  void a_place_stays_where_it_is_while_others_write_before_it() {
    var document = new TextDocument("text");
    document.insert(1, 0, "hello world");
    var world = document.anchor(6);
    var end = document.anchor(11);
    document.insert(2, 0, "> ");
    assertThat(document.index(world)).isEqualTo(8);
    document.delete(7, 4);
    assertThat(document.text()).isEqualTo("> hellold");
    assertThat(document.index(world)).isEqualTo(7);
    assertThat(document.index(end)).isEqualTo(9);
  }

  @Test
  void another_text_of_the_document_is_kept_and_not_shown() {
    var other = new TextDocument("notes");
    var document = new TextDocument("text");
    document.apply(other.insert(7, 0, "elsewhere"));
    assertThat(document.text()).isEmpty();
    other = new TextDocument("notes");
    other.apply(document.state());
    assertThat(other.text()).isEqualTo("elsewhere");
  }

  @Test
  void places_that_are_not_there_are_refused_and_nothing_is_written() {
    var document = new TextDocument("text");
    document.insert(1, 0, "abc");
    assertThatThrownBy(() -> document.insert(1, 4, "x"))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> document.insert(1, -1, "x"))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> document.delete(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(document.text()).isEqualTo("abc");
  }

  /// A struct that says it has 2^40 units, in a few bytes.
  @Test
  void what_only_says_that_it_is_long_takes_no_room() {
    var update =
        new Lib0Writer().varUint(1).varUint(1).varUint(9).varUint(0).writeByte(0).varUint(1L << 40);
    var document = new TextDocument("text");
    document.apply(update.varUint(0).toByteArray());
    assertThat(document.stateVector().clock(9)).isEqualTo(1L << 40);
    assertThat(document.text()).isEmpty();
  }

  @Test
  void garbage_is_refused() {
    var document = new TextDocument("text");
    assertThatThrownBy(() -> document.apply(new byte[] {1, 2, 3}))
        .isInstanceOf(MalformedUpdate.class);
    assertThat(YUpdate.isEmpty(document.state())).isTrue();
  }
}
