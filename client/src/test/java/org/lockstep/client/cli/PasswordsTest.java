package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.client.cli.terminal.Person;
import org.lockstep.client.cli.terminal.Terminal;

final class PasswordsTest {
  private static final Map<String, String> GIVEN = Map.of("LOCKSTEP_PASSWORD", "from environment");

  private final Path directory;

  PasswordsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static Passwords passwords(Map<String, String> environment, Optional<Person> person) {
    var nowhere = new PrintWriter(Writer.nullWriter());
    return new Passwords(new Terminal(nowhere, nowhere, person, environment));
  }

  private static Optional<Person> typing(String... answers) {
    Iterator<String> next = List.of(answers).iterator();
    return Optional.of(question -> next.next().toCharArray());
  }

  @Test
  void a_file_goes_before_the_environment_and_that_before_the_person() throws Exception {
    var file = Files.writeString(directory.resolve("secret"), "from file\nmore\n");
    var both = passwords(GIVEN, typing("typed", "typed"));
    var neither = passwords(Map.of(), typing("typed", "typed"));

    assertThat(both.forNewAccount(file).text()).isEqualTo("from file");
    assertThat(both.forNewAccount(null).text()).isEqualTo("from environment");
    assertThat(neither.forNewAccount(null).text()).isEqualTo("typed");
    assertThat(neither.ofAccount(file, "dora")).contains("from file");
  }

  @Test
  void one_is_made_up_where_there_is_none_and_nobody_to_ask() {
    var first = passwords(Map.of(), Optional.empty()).forNewAccount(null);
    var second = passwords(Map.of(), Optional.empty()).forNewAccount(null);

    assertThat(first.madeUp()).hasValueSatisfying(text -> assertThat(text).hasSize(29));
    assertThat(first.text()).matches("([2-9a-z]{5}-){4}[2-9a-z]{5}").isNotEqualTo(second.text());
  }

  @Test
  void none_is_made_up_for_an_account_that_exists() {
    assertThat(passwords(Map.of(), Optional.empty()).ofAccount(null, "dora")).isEmpty();
    assertThat(passwords(Map.of(), typing("")).ofAccount(null, "dora")).isEmpty();
  }

  @Test
  void a_slip_of_the_finger_is_noticed() {
    assertThatThrownBy(() -> passwords(Map.of(), typing("one", "other")).forNewAccount(null))
        .isInstanceOf(Mistake.class)
        .hasMessage("the two passwords are not the same");
    assertThatThrownBy(() -> passwords(Map.of(), typing("")).forNewAccount(null))
        .isInstanceOf(Mistake.class);
  }

  @Test
  void an_empty_or_unreadable_file_is_a_mistake() throws Exception {
    var empty = Files.writeString(directory.resolve("empty"), "\n");
    var binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    var passwords = passwords(GIVEN, Optional.empty());

    for (var file : List.of(empty, binary, directory.resolve("missing"))) {
      assertThatThrownBy(() -> passwords.forNewAccount(file)).isInstanceOf(Mistake.class);
    }
  }

  @Test
  void a_password_does_not_show_in_text() {
    var made = passwords(Map.of(), Optional.empty()).forNewAccount(null);

    assertThat(made.toString()).doesNotContain(made.text());
  }
}
