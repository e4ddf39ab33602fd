package org.lockstep.crypto.vectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes the vector files that are not there yet; one that is there never changes.
///
/// Takes the directory as its argument, `crypto/src/test/resources/vectors`.
public final class VectorsMain {
  static final List<VectorFile> FILES =
      List.of(
          new TupleVectors(),
          new SignVectors(),
          new DeriveVectors(),
          new SealVectors(),
          new EpochVectors(),
          new RosterVectors(),
          new CategoryVectors(),
          new SafetyNumberVectors(),
          new SecretSealVectors(),
          new GrantVectors(),
          new MetadataVectors(),
          new EscrowVectors(),
          new RecoveryVectors(),
          new EnrolVectors(),
          new LinkVectors(),
          new PasswordVectors());

  private VectorsMain() {}

  /// Writes the missing files into the directory named by the one argument.
  public static void main(String[] arguments) throws IOException {
    var directory = Path.of(arguments[0]);
    var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    for (var file : FILES) {
      var path = directory.resolve(file.name() + ".json");
      if (Files.exists(path)) continue;
      var content = Vectors.entry("about", file.about(), "cases", file.make());
      Files.writeString(path, mapper.writeValueAsString(content) + "\n");
    }
  }
}
