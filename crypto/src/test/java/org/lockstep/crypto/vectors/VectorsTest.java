package org.lockstep.crypto.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/// Every pinned vector holds: what was once written can be read for ever, and other clients agree.
class VectorsTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @TestFactory
  Stream<DynamicTest> every_pinned_vector_holds() {
    return VectorsMain.FILES.stream()
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> check(file)));
  }

  private static void check(VectorFile file) throws IOException {
    var cases = read(file.name());
    assertThat(cases).isNotEmpty();
    cases.forEach(file::check);
  }

  private static List<VectorFile.Case> read(String name) throws IOException {
    try (InputStream in = VectorsTest.class.getResourceAsStream("/vectors/" + name + ".json")) {
      return new VectorFile.Case(MAPPER.readTree(Objects.requireNonNull(in, name))).list("cases");
    }
  }
}
