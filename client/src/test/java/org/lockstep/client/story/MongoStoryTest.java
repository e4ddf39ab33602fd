package org.lockstep.client.story;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The same stories with the same verdicts, kept in MongoDB.
class MongoStoryTest extends StoryTest {
  private final MongoForTests mongo;

  MongoStoryTest(@TempDir Path directory) {
    this(directory, new MongoForTests());
  }

  private MongoStoryTest(Path directory, MongoForTests mongo) {
    super(directory, new Town(directory, mongo.settings()));
    this.mongo = mongo;
  }

  @AfterEach
  @Override
  void stop() {
    super.stop();
    mongo.close();
  }
}
