package org.lockstep.crypto.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the vector files of packages whose vectors need their package-private parts.
public final class PinnedJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final Path FOLDER = Path.of("src", "test", "resources", "vectors");

  private PinnedJson() {}

  /// Turns maps, lists, texts and numbers into JSON.
  public static JsonNode json(Object value) {
    // Read back from text, so that equal numbers are equal nodes.
    return JSON.readTree(JSON.writeValueAsString(value));
  }

  /// Writes a file; run with the module's folder as working directory.
  public static void write(String name, JsonNode vectors) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(name), JSON.writeValueAsString(vectors) + "\n");
  }

  /// Reads a file from the test class path.
  public static JsonNode read(String name) {
    try (var file = PinnedJson.class.getResourceAsStream("/vectors/" + name)) {
      if (file == null) throw new AssertionError("no vectors " + name);
      return JSON.readTree(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
