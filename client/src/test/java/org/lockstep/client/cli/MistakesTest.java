package org.lockstep.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A mistake gets one clear line, a way to the manual, and exit code 2.
final class MistakesTest {
  private final Path directory;

  MistakesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                  | missing command (see: lockstep --help)
          share                                               | missing command (see: lockstep share --help)
          stats                                               | 'stats' is no command of lockstep; did you mean status
          protection maybe                                    | 'maybe' is no command of lockstep protection
          share list --jsn                                    | '--jsn' is no option of lockstep share list; did you mean --json
          share list more                                     | 'more' is no argument of lockstep share list
          account open dora                                   | missing option: '--name=NAME'
          share create foldr Plans                            | KIND: 'foldr' is none of folder, document, photo-library
          share accept 17                                     | SHARE: '17' is not an id: 26 letters and digits
          share role 01h455vb4pex5vsknk084sn02q bob owner     | ROLE: 'owner' is nothing to give
          status 01h455vb4pex5vsknk084sn02q --at yesterday    | --at: 'yesterday' is no point of the history
          preview 01h455vb4pex5vsknk084sn02q party            | CHANGE: 'party' is none of invite, link, collaboration
          preview                                             | preview needs a share and a change, or a command
          preview protection sideways                         | STATE: 'sideways' is none of on, off
          preview 01h455vb4pex5vsknk084sn02q invite           | preview invite needs a handle
          preview 01h455vb4pex5vsknk084sn02q link bob         | a handle goes with 'invite' alone
          put 01h455vb4pex5vsknk084sn02q /no/such/file        | there is no file /no/such/file
          get 01h455vb4pex5vsknk084sn02q ../escape            | '../escape' is no plain file name
          get 01h455vb4pex5vsknk084sn02q .profile             | '.profile' is no plain file name
          recover alice                                       | say by what to recover: --key or --contact
          recover alice --key --contact                       | say by what to recover: --key or --contact
          recovery contact help ABCD                          | this is not a code; it has 16 letters and digits
          recover alice --key                                 | nobody can be asked: name a file with --key-file
          recovery veto 17                                    | ID: '17' is not an id: 26 letters and digits
          device approve 12345                                | a code of six digits is expected
          device update --version newest                      | --version: 'newest' is not a version
          link fetch http://127.0.0.1:1/v1/links/x            | missing option: '--output=FILE'
          share list --server nowhere                         | --server: 'nowhere' is no server address
          serve                                               | this is run by the lockstep script
          account open dora --name D --password-file /no/file | the password file /no/file cannot be read
          """)
  void are_told_in_one_line(String typed, String line) {
    var words = Stream.of("--home", directory.resolve("home").toString());
    var rest = Arrays.stream(typed.split(" ")).filter(word -> !word.isEmpty());
    var result = Typed.of(Stream.concat(words, rest).toArray(String[]::new));

    assertThat(result.err()).startsWith(line).contains("--help").hasLineCount(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(2);
    assertThat(directory.resolve("home")).doesNotExist();
  }

  @Test
  void are_told_as_json_where_json_was_asked_for() {
    var result = Typed.of("share", "accept", "17", "--json");

    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            """
            {"help":"lockstep share accept --help","title":"SHARE: '17' is not an id: 26 letters and digits are expected","type":"urn:lockstep:problem:usage"}""");
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void in_the_environment_are_told_alike() {
    var environment = Map.of("LOCKSTEP_SERVER", "nowhere", "LOCKSTEP_HOME", directory + "/home");
    var result = Typed.in(environment, Optional.empty(), "share", "list");

    assertThat(result.err()).startsWith("'nowhere' is no server").hasLineCount(1);
    assertThat(result.code()).isEqualTo(2);
    assertThat(directory.resolve("home")).doesNotExist();
  }

  @Test
  void a_file_that_exists_is_not_replaced_unless_it_is_named() throws Exception {
    var name = "pom.xml";
    assertThat(Path.of(name)).exists();
    var before = Files.readAllBytes(Path.of(name));

    var result = Typed.of("get", "01h455vb4pex5vsknk084sn02q", name);

    assertThat(result.err()).startsWith("pom.xml exists; name it with -o to replace it");
    assertThat(result.code()).isEqualTo(2);
    assertThat(Path.of(name)).hasBinaryContent(before);
  }
}
