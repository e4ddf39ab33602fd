package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        " true\n",
        "false",
        "0",
        "-0.5e+10",
        "12E3",
        "\"\"",
        "\"ž \\u00e9 \\\\ \\\" \\/ \\b\\f\\n\\r\\t\"",
        "\"\\ud83d\"",
        "[]",
        "[ ]",
        "[1 , [2], {}]",
        "{ \"a\" : { } , \"a\":[null]}"
      })
  void json_is_taken(String text) {
    assertThatCode(() -> check(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nul",
        "nullx",
        "undefined",
        "NaN",
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "-",
        "\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u12\"",
        "\"a\nb\"",
        "[",
        "[1,]",
        "[1 2]",
        "{a:1}",
        "{\"a\"}",
        "{\"a\":1,}",
        "{\"a\":1",
        "'a'",
        "1 1",
        "\"\\"
      })
  void another_text_is_refused(String text) {
    assertThatThrownBy(() -> check(text))
        .isInstanceOfSatisfying(
            MalformedUpdate.class, fault -> assertThat(fault.flaw()).isEqualTo(Flaw.NOT_JSON));
  }

  private static void check(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    Json.check(bytes, 0, bytes.length);
  }
}
