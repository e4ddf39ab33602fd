package org.lockstep.client.story;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The stories, kept in the data directory.
class StoryTest extends Stories {
  StoryTest(@TempDir Path directory) {
    super(directory, new Town(directory));
  }
}
