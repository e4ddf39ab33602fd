package org.lockstep.client.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What live documents held at the end, in files that nobody else can read and that go with it.
final class FinalStates implements AutoCloseable {
  /// What follows a document's name in the name of the item that keeps it: its content is one Yjs
  /// update, which any editor that speaks Yjs can open.
  static final String SUFFIX = ".yjs";

  private final Path folder;
  private final List<State> states = new ArrayList<>();

  /// One document's.
  record State(String itemName, Path file) {}

  FinalStates() {
    try {
      folder = Files.createTempDirectory("lockstep-live-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(String document, byte[] state) {
    var file = folder.resolve(Integer.toString(states.size()));
    try {
      Files.write(file, state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    states.add(new State(document + SUFFIX, file));
  }

  List<State> all() {
    return List.copyOf(states);
  }

  @Override
  public void close() {
    try {
      for (var state : states) {
        Files.deleteIfExists(state.file());
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
