package org.lockstep.realtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.updates.Updates;

/// Documents whose updates find no room for a while: answers come late, and some are refusals.
class NoRoomTest {
  private final Desk desk;

  /// The answers of the store that have not come yet, each refused or let through.
  private final List<Runnable> underway = new ArrayList<>();

  private boolean full;

  NoRoomTest(@TempDir Path directory) {
    desk = new Desk(directory, this::slow);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Updates slow(Updates updates) {
    return (Updates)
        Proxy.newProxyInstance(
            Updates.class.getClassLoader(),
            new Class<?>[] {Updates.class},
            (_, method, arguments) -> {
              try {
                if (!method.getName().equals("append")) return method.invoke(updates, arguments);
                return append(() -> (CompletableFuture<?>) method.invoke(updates, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private interface Append {
    CompletableFuture<?> run() throws ReflectiveOperationException;
  }

  /// Answers when the test says so.
  private CompletableFuture<Object> append(Append append) {
    var answer = new CompletableFuture<Object>();
    boolean refused = full;
    underway.add(
        () -> {
          if (refused) answer.completeExceptionally(new StorageException("There is no room."));
          else pass(append, answer);
        });
    return answer;
  }

  private static void pass(Append append, CompletableFuture<Object> answer) {
    try {
      answer.complete(append.run().join());
    } catch (CompletionException e) {
      answer.completeExceptionally(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer() {
    var answers = List.copyOf(underway);
    underway.clear();
    answers.forEach(Runnable::run);
  }

  @Test
  void sequences_go_on_without_a_gap_once_there_is_room_again() {
    try (var document = desk.open(Desk.PLAN).document()) {
      var first = document.append(Edits.letter(0, 'A')).toCompletableFuture();
      full = true;
      var second = document.append(Edits.letter(1, 'B')).toCompletableFuture();
      full = false;
      var third = document.append(Edits.letter(2, 'C')).toCompletableFuture();
      answer();
      assertThat(first).isCompletedWithValue(1L);
      assertThat(second).isCompletedExceptionally();
      assertThat(third).as("it would leave a gap").isCompletedExceptionally();

      var fourth = document.append(Edits.letter(1, 'D')).toCompletableFuture();
      answer();
      assertThat(fourth).isCompletedWithValue(2L);
    }
    assertThat(desk.texts(Desk.PLAN)).containsExactly("", "A", "D");
  }
}
