package org.lockstep.storage.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.MlDsaCosigner;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.StorageException;

class FileAnchorTest {
  private static final String ORIGIN = "example.org/log";
  private static final NoteSigner LOG =
      new NoteSigner(ORIGIN, SigningKey.fromSeed(new byte[SigningKey.SEED_LENGTH]));

  @TempDir private Path directory = Path.of("");

  private Path file() {
    return directory.resolve("elsewhere").resolve("log.anchor");
  }

  private static Checkpoint checkpoint(long size) {
    return new Checkpoint(ORIGIN, size, Hash.of(new byte[Hash.LENGTH]));
  }

  private static Note note(long size) {
    return LOG.sign(checkpoint(size));
  }

  private FileAnchor anchored(long... sizes) {
    var anchor = FileAnchor.open(file());
    for (long size : sizes) anchor.append(note(size));
    return anchor;
  }

  @Test
  void the_last_checkpoint_is_known_after_a_restart() {
    assertThat(anchored().last()).isEmpty();
    assertThat(file()).doesNotExist();
    assertThat(anchored(3, 4, 9).last()).contains(note(9));
    assertThat(FileAnchor.open(file()).last()).contains(note(9));
    assertThat(anchored(12).last()).contains(note(12));
    assertThat(FileAnchor.open(file()).last()).contains(note(12));
  }

  @Test
  void the_log_s_own_signature_alone_is_kept() throws IOException {
    var cosigner = MlDsaCosigner.fromSeed("example.org/other", new byte[32]);
    anchored().append(note(3).with(cosigner.cosign(checkpoint(3), Instant.EPOCH)));
    assertThat(FileAnchor.open(file()).last()).contains(note(3));
    assertThat(Files.readString(file())).startsWith("anchor/v1 3 ").hasLineCount(1);
  }

  @Test
  void a_line_that_was_cut_off_is_ignored_and_goes() throws IOException {
    anchored(3, 4);
    var whole = Files.readAllBytes(file());
    for (int left = whole.length / 2 + 1; left < whole.length; left += 13) {
      Files.write(file(), Arrays.copyOf(whole, left));
      assertThat(FileAnchor.open(file()).last()).contains(note(3));
    }
    anchored(5);
    assertThat(Files.readString(file())).hasLineCount(1);
    assertThat(FileAnchor.open(file()).last()).contains(note(5));
  }

  @Test
  void a_line_that_is_none_is_damage() throws IOException {
    for (var line :
        new String[] {"", "anchor/v2 1 a b c", "anchor/v1 x AAAA a b", "anchor/v1 1 AAAA a b"}) {
      anchored(3);
      Files.writeString(file(), line + "\n", StandardOpenOption.APPEND);
      assertThatThrownBy(() -> FileAnchor.open(file()))
          .isInstanceOf(DamagedStore.class)
          .hasMessageContaining("log.anchor");
      Files.delete(file());
    }
  }

  @Test
  void the_file_stays_short() throws IOException {
    anchored(1);
    var line = Files.readString(file());
    Files.writeString(file(), line.repeat((int) (FileAnchor.LONGEST / line.length())));

    anchored(2);

    assertThat(Files.readString(file())).hasLineCount(1);
    assertThat(FileAnchor.open(file()).last()).contains(note(2));
  }

  @Test
  void a_place_that_cannot_be_written_is_told_with_the_setting() throws IOException {
    var anchor = anchored();
    Files.writeString(directory.resolve("elsewhere"), "a file where a directory should be");
    assertThatThrownBy(() -> anchor.append(note(1)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("--lockstep.log.anchor");
    assertThat(anchor.last()).isEmpty();
  }

  @Test
  void after_a_failure_it_goes_on_where_it_was() throws IOException {
    var anchor = anchored(3);
    Files.delete(file());
    Files.createDirectory(file());
    assertThatThrownBy(() -> anchor.append(note(4))).isInstanceOf(StorageException.class);
    assertThat(anchor.last()).contains(note(3));

    Files.delete(file());
    anchor.append(note(4));

    assertThat(FileAnchor.open(file()).last()).contains(note(4));
  }
}
