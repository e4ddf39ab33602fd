package org.lockstep.client.story;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The same stories with the same verdicts, kept in MongoDB.
class MongoStoryTest extends Stories {
  MongoStoryTest(@TempDir Path directory) {
    super(directory, Town.inMongo(directory));
  }
}
