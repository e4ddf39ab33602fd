package org.lockstep.realtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.realtime.Archive.SHARE;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.realtime.store.DocumentName;

/// What a request names, however it is written.
class TargetTest {
  private static Optional<DocumentName> document(String path) {
    return ((Target.OneDocument) Target.of("/y/" + SHARE + path)).document();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/%", "/%4", "/%zz", "/%ff", "/%C0%80", "/%00", "/a b", "/dům", "/%-1"})
  void what_is_no_name_names_nothing(String path) {
    assertThat(document(path)).isEmpty();
  }

  @Test
  void escapes_are_resolved_once() {
    assertThat(document("/a%2Fb%2525+%C5%99?x=%zz")).contains(new DocumentName(SHARE, "a/b%25+ř"));
  }

  @Test
  void the_ticket_is_a_parameter_and_never_shown() {
    var target = (Target.OneDocument) Target.of("/y/" + SHARE + "/plan?a=b&ticket=s%2Bcret&c");
    assertThat(target.ticket()).isEqualTo("s+cret");
    assertThat(target.toString()).doesNotContain("cret");
    assertThat(((Target.OneDocument) Target.of("/y/x?ticket=%zz")).ticket()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/y", "/hocuspocusx", "/live/a/b", "*", ""})
  void all_else_is_nothing(String uri) {
    assertThat(Target.of(uri)).isEqualTo(new Target.Nothing());
  }
}
