package org.lockstep.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.MerkleTree;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.sign.SigningKey;

class SignedCheckpointTest {
  private static final PublishedLog LOG = PublishedLog.of(2000);
  private static final List<Checkpoint> CHECKPOINTS = checkpoints();

  private static List<Checkpoint> checkpoints() {
    var tiles = LogTiles.under(LOG.checkpoint(), LOG);
    var all = new ArrayList<Checkpoint>();
    for (int size = 0; size <= 2000; size++) {
      var tree = new MerkleTree(size, tiles);
      all.add(new Checkpoint(PublishedLog.ORIGIN, size, tree.root()));
    }
    return all;
  }

  private static LogFault refusal(byte[] note) {
    return catchThrowableOfType(
            LogRefused.class, () -> SignedCheckpoint.verify(note, PublishedLog.KEY))
        .fault();
  }

  private static LogFault refusal(LogView view, Checkpoint known) {
    return catchThrowableOfType(LogRefused.class, () -> view.requireGrownFrom(known)).fault();
  }

  private static LogView view(int size) {
    var note = PublishedLog.SIGNER.sign(CHECKPOINTS.get(size));
    return LogView.at(SignedCheckpoint.verify(note.bytes(), PublishedLog.KEY), LOG);
  }

  private static NoteSigner signer(String name) {
    var seed = new byte[32];
    Arrays.fill(seed, (byte) 7);
    return new NoteSigner(name, SigningKey.fromSeed(seed));
  }

  @Test
  void a_checkpoint_of_another_key_is_refused_with_the_names_of_who_signed() {
    var note = signer("elsewhere.org").sign(LOG.checkpoint());
    assertThat(refusal(note.bytes()))
        .isEqualTo(new LogFault.NotSigned(PublishedLog.ORIGIN, List.of("elsewhere.org")));
    var sameName = signer(PublishedLog.ORIGIN).sign(LOG.checkpoint());
    assertThat(refusal(sameName.bytes())).isInstanceOf(LogFault.NotSigned.class);
  }

  @Test
  void no_flipped_bit_of_a_checkpoint_is_believed() {
    var bytes = LOG.fetch(LogSource.CHECKPOINT);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(refusal(flipped)).as("bit %d", bit).isInstanceOf(LogFault.OfCheckpoint.class);
    }
  }

  @Test
  void an_altered_text_and_an_altered_signature_are_told_as_such() {
    var text = new String(LOG.fetch(LogSource.CHECKPOINT), UTF_8);
    var wrong = new LogFault.SignatureWrong(PublishedLog.ORIGIN);
    assertThat(refusal(text.replace("\n2000\n", "\n2001\n").getBytes(UTF_8))).isEqualTo(wrong);
    var line = text.substring(text.length() - 20, text.length() - 10);
    var other = new StringBuilder(line).reverse().toString();
    assertThat(refusal(text.replace(line, other).getBytes(UTF_8))).isEqualTo(wrong);
  }

  @Test
  void a_hundred_signatures_are_not_looked_at() {
    var note = PublishedLog.SIGNER.sign(LOG.checkpoint());
    for (int i = 1; i < 100; i++) {
      note = note.with(signer("w" + i).sign(LOG.checkpoint()).signatures().getFirst());
    }
    assertThat(refusal(note.bytes())).isEqualTo(new LogFault.TooManySignatures(100, 64));
    var lines = new ArrayList<>(note.signatures());
    Collections.shuffle(lines, new Random(1));
    var more = new String(note.bytes(), UTF_8);
    var doubled = more + more.substring(more.indexOf("\u2014"));
    assertThat(refusal(doubled.getBytes(UTF_8))).isEqualTo(new LogFault.TooManySignatures(200, 64));
    assertThat(new Note(note.text(), lines).check(List.of(PublishedLog.KEY)))
        .isInstanceOf(Note.Verdict.Signed.class);
  }

  @Test
  void signatures_of_strangers_do_no_harm() {
    var note = PublishedLog.SIGNER.sign(LOG.checkpoint());
    for (int i = 1; i < 64; i++) {
      note = note.with(signer("w" + i).sign("else\n").signatures().getFirst());
    }
    assertThat(SignedCheckpoint.verify(note.bytes(), PublishedLog.KEY).checkpoint())
        .isEqualTo(LOG.checkpoint());
  }

  @Test
  void a_signed_text_that_is_no_checkpoint_and_one_of_another_log_are_refused() {
    assertThat(refusal(PublishedLog.SIGNER.sign("hello\n").bytes()))
        .isInstanceOf(LogFault.CheckpointMalformed.class);
    assertThat(refusal("<html>".getBytes(UTF_8))).isInstanceOf(LogFault.CheckpointMalformed.class);
    var other = new Checkpoint("other.org", 1, LOG.checkpoint().root());
    assertThat(refusal(PublishedLog.SIGNER.sign(other).bytes()))
        .isEqualTo(new LogFault.OriginOther(PublishedLog.ORIGIN, "other.org"));
  }

  @Property(tries = 300)
  void of_any_two_sizes_the_later_grew_from_the_earlier_and_not_the_other_way(
      @ForAll @IntRange(max = 2000) int one, @ForAll @IntRange(max = 2000) int two) {
    int earlier = Math.min(one, two);
    int later = Math.max(one, two);
    view(later).requireGrownFrom(CHECKPOINTS.get(earlier));
    if (earlier == later) return;
    assertThat(refusal(view(earlier), CHECKPOINTS.get(later)))
        .isEqualTo(new LogFault.RolledBack(CHECKPOINTS.get(later), CHECKPOINTS.get(earlier)));
  }

  @Property(tries = 100)
  void a_fork_is_seen_wherever_it_begins(
      @ForAll @IntRange(min = 1, max = 300) int known,
      @ForAll @IntRange(max = 299) int at,
      @ForAll @IntRange(max = 300) int grown) {
    var entries = PublishedLog.entries(known + grown);
    int changed = at % known;
    entries.set(changed, PublishedLog.entry(changed + 1000));
    var fork = PublishedLog.ofEntries(entries);
    assertThat(refusal(fork.view(), CHECKPOINTS.get(known)))
        .isEqualTo(new LogFault.Forked(CHECKPOINTS.get(known), fork.checkpoint()));
  }
}
