package org.lockstep.api.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.wire.event.EventCatalogue;
import org.lockstep.wire.message.VisibilityMessages.OperatorVisibility;
import org.lockstep.wire.message.VisibilityMessages.StoredField;

/// Every field of every stored record is declared, and people are told.
@Tag("R40")
class DeclaredTest {
  @Test
  void every_field_of_every_record_is_declared() {
    var found = RecordFields.ofEvents();
    assertThat(found.undeclared()).isEmpty();
    assertThat(RecordFields.ofOwnData().undeclared()).isEmpty();
    assertThat(found.fields())
        .extracting(StoredField::store)
        .containsAll(
            EventCatalogue.current().entries().stream().map(EventCatalogue.Entry::type).toList());
  }

  @Test
  void nothing_is_declared_that_no_record_has() {
    var used = new HashSet<>(RecordFields.ofEvents().used());
    used.addAll(RecordFields.ofOwnData().used());
    assertThat(used).isEqualTo(Declared.all());
  }

  @Test
  void each_declaration_gives_a_reason() {
    assertThat(StoredFields.all()).isNotEmpty().noneMatch(field -> field.reason().isBlank());
  }

  @Test
  void anybody_may_ask_before_opening_an_account(@TempDir Path directory) {
    try (var server = TestServer.start(directory)) {
      var told = server.send(Call.get("/v1/operator-visibility")).as(OperatorVisibility.class);
      assertThat(told.fields()).isEqualTo(StoredFields.all());
    }
  }
}
