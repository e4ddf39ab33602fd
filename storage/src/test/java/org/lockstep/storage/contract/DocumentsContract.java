package org.lockstep.storage.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.documents.Collection;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Query;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.documents.TokenConflict;
import org.lockstep.storage.documents.Write;

/// What every [Documents] keeps.
public abstract class DocumentsContract {
  private static final Collection SHARES =
      new Collection("shares", List.of("owner", "protected-since"));

  protected Documents documents;

  @SuppressWarnings("NullAway.Init") // set before each test
  protected DocumentsContract() {}

  /// Opens the documents of this test, the same ones each time.
  protected abstract Documents open();

  @BeforeEach
  void openDocuments() {
    documents = open();
    documents.declare(SHARES);
  }

  @AfterEach
  void closeDocuments() {
    documents.close();
  }

  private void reopen() {
    documents.close();
    openDocuments();
  }

  private static Write put(String key, String value, String owner) {
    return new Write.Put("shares", key, value.getBytes(UTF_8), Map.of("owner", owner));
  }

  private static Write delete(String key) {
    return new Write.Delete("shares", key);
  }

  private String value(String key) {
    return documents.get("shares", key).map(found -> new String(found.value(), UTF_8)).orElse("-");
  }

  private List<String> keysOf(String owner) {
    return keys(Query.by("shares", "owner", owner));
  }

  private List<String> keys(Query query) {
    return documents.find(query).documents().stream().map(Document::key).toList();
  }

  @Test
  void what_was_put_is_read_back_after_a_restart() {
    documents.commit(List.of(put("s1", "one", "alice")));
    reopen();
    assertThat(value("s1")).isEqualTo("one");
    assertThat(value("s2")).isEqualTo("-");
  }

  @Test
  void a_put_replaces_value_and_fields() {
    documents.commit(List.of(put("s1", "one", "alice")));
    documents.commit(List.of(put("s1", "two", "bob")));
    assertThat(value("s1")).isEqualTo("two");
    assertThat(keysOf("alice")).isEmpty();
    assertThat(keysOf("bob")).containsExactly("s1");
  }

  @Test
  void a_deleted_document_is_found_no_more() {
    documents.commit(List.of(put("s1", "one", "alice"), put("s2", "two", "alice")));
    documents.commit(List.of(delete("s1"), delete("never-there")));
    assertThat(value("s1")).isEqualTo("-");
    assertThat(keysOf("alice")).containsExactly("s2");
  }

  @Test
  void writes_of_a_batch_happen_in_order() {
    documents.commit(List.of(put("s1", "one", "a"), delete("s1"), put("s1", "three", "b")));
    assertThat(value("s1")).isEqualTo("three");
    assertThat(keysOf("a")).isEmpty();
  }

  @Test
  void a_field_without_a_value_is_found_by_none() {
    documents.commit(List.of(put("s1", "one", "alice")));
    assertThat(keys(Query.by("shares", "protected-since", ""))).isEmpty();
    assertThat(keysOf("")).isEmpty();
  }

  @Test
  void values_that_look_like_queries_are_values() {
    var odd = "x' OR '1'='1\" -- %_\u0000ü";
    documents.commit(List.of(put(odd, "odd", odd), put("s2", "two", "bob")));
    assertThat(value(odd)).isEqualTo("odd");
    assertThat(keysOf(odd)).containsExactly(odd);
  }

  @Test
  void pages_follow_each_other_without_overlap_while_documents_come_and_go() {
    put100("alice");
    var first = documents.find(Query.by("shares", "owner", "alice").limit(40));
    assertThat(first.next()).isEqualTo("k039");
    documents.commit(List.of(delete("k039"), put("k0005", "new before", "alice")));
    var second = documents.find(Query.by("shares", "owner", "alice").limit(40).after(first.next()));
    assertThat(second.documents()).first().extracting(Document::key).isEqualTo("k040");
    var third = documents.find(Query.by("shares", "owner", "alice").limit(40).after(second.next()));
    assertThat(third.documents()).hasSize(20);
    assertThat(third.next()).isNull();
  }

  @Test
  void the_whole_collection_can_be_walked() {
    put100("alice");
    var seen = new ArrayList<String>();
    for (var query = Query.all("shares").limit(33); ; ) {
      var page = documents.find(query);
      page.documents().forEach(document -> seen.add(document.key()));
      if (page.next() == null) break;
      query = query.after(page.next());
    }
    assertThat(seen).hasSize(100).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_page_that_ends_the_collection_exactly_is_the_last() {
    put100("alice");
    assertThat(documents.find(Query.all("shares").limit(100)).next()).isNull();
    assertThat(documents.find(Query.all("shares").limit(99)).next()).isEqualTo("k098");
  }

  private void put100(String owner) {
    documents.commit(
        IntStream.range(0, 100).mapToObj(n -> put("k%03d".formatted(n), "v" + n, owner)).toList());
  }

  @Test
  void a_token_stands_at_none_and_moves_with_its_batch() {
    assertThat(documents.token("shares")).isEqualTo(Token.NONE);
    documents.commit(new Token("shares", Token.NONE, 4), List.of(put("s1", "one", "alice")));
    documents.commit(new Token("shares", 4, 9), List.of());
    reopen();
    assertThat(documents.token("shares")).isEqualTo(9);
    assertThat(documents.token("others")).isEqualTo(Token.NONE);
  }

  @Test
  void a_batch_that_was_applied_already_is_refused_whole() {
    documents.commit(new Token("shares", Token.NONE, 4), List.of(put("s1", "one", "alice")));
    var conflict =
        catchThrowableOfType(
            TokenConflict.class,
            () ->
                documents.commit(
                    new Token("shares", Token.NONE, 4), List.of(put("s1", "again", "alice"))));
    assertThat(conflict.actual()).isEqualTo(4);
    assertThat(value("s1")).isEqualTo("one");
  }

  @Test
  void a_batch_that_fails_leaves_nothing_and_does_not_move_the_token() {
    var batch =
        List.of(
            put("s1", "one", "alice"),
            new Write.Put("shares", "s2", new byte[0], Map.of("undeclared", "x")));
    assertThatThrownBy(() -> documents.commit(new Token("shares", Token.NONE, 1), batch))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(value("s1")).isEqualTo("-");
    assertThat(documents.token("shares")).isEqualTo(Token.NONE);
    documents.commit(new Token("shares", Token.NONE, 1), List.of(put("s1", "one", "alice")));
    assertThat(value("s1")).isEqualTo("one");
  }

  @Test
  void a_reader_that_is_reset_begins_again() {
    documents.commit(new Token("shares", Token.NONE, 4), List.of(put("s1", "one", "alice")));
    documents.reset("shares", List.of("shares"));
    assertThat(documents.token("shares")).isEqualTo(Token.NONE);
    assertThat(keys(Query.all("shares"))).isEmpty();
    documents.commit(new Token("shares", Token.NONE, 0), List.of(put("s1", "new", "alice")));
    assertThat(value("s1")).isEqualTo("new");
  }

  @Test
  void what_is_not_declared_is_refused() {
    assertThatThrownBy(() -> documents.get("links", "k"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> documents.find(Query.by("shares", "title", "x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> documents.declare(new Collection("shares", List.of("title"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void counting_together_by_tokens_counts_everything_once() {
    Together.run(8, _ -> count(50));
    assertThat(documents.token("count")).isEqualTo(50);
    assertThat(value("count")).isEqualTo("x".repeat(51));
  }

  /// Each step makes the document one letter longer; who loses a race sees where the token stands.
  private void count(long goal) {
    long at = documents.token("count");
    while (at < goal) {
      try {
        var longer = "x".repeat((int) at + 2);
        documents.commit(new Token("count", at, at + 1), List.of(put("count", longer, "n")));
        at++;
      } catch (TokenConflict e) {
        at = e.actual();
      }
    }
  }
}
