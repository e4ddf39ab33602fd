package org.lockstep.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.log.InclusionProof;

class LogReceiptTest {
  private static final PublishedLog LOG = PublishedLog.of(300);
  private static final LogReceipt RECEIPT = LOG.view().prove(42);

  private static LogFault refusal(LogReceipt receipt) {
    return catchThrowableOfType(LogRefused.class, () -> receipt.verify(PublishedLog.KEY)).fault();
  }

  private static LogFault refusal(String text) {
    return catchThrowableOfType(LogRefused.class, () -> LogReceipt.parse(text.getBytes(UTF_8)))
        .fault();
  }

  @Test
  void a_receipt_shows_its_event_without_the_log() {
    for (int position : new int[] {0, 42, 255, 256, 299}) {
      var shown = LogReceipt.parse(LOG.view().prove(position).bytes()).verify(PublishedLog.KEY);
      assertThat(shown.header().bytes()).isEqualTo(PublishedLog.entry(position));
      assertThat(shown.checkpoint().checkpoint()).isEqualTo(LOG.checkpoint());
    }
  }

  @Test
  void its_text_is_that_of_the_format() {
    var lines = new String(RECEIPT.bytes(), UTF_8).lines().toList();
    assertThat(lines.get(0)).isEqualTo("c2sp.org/tlog-proof@v1");
    assertThat(lines.get(1)).startsWith("extra ");
    assertThat(lines.get(2)).isEqualTo("index 42");
    assertThat(lines.get(3)).hasSize(44);
    assertThat(lines).containsSequence("", PublishedLog.ORIGIN, "300");
    assertThat(new String(RECEIPT.bytes(), UTF_8)).endsWith("\n");
  }

  @Test
  void no_flipped_bit_leaves_a_receipt_that_shows_something_else() {
    var bytes = RECEIPT.bytes();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(
              catchThrowableOfType(
                  LogRefused.class, () -> LogReceipt.parse(flipped).verify(PublishedLog.KEY)))
          .as("bit %d", bit)
          .isNotNull();
    }
  }

  @Test
  void a_proof_for_another_position_is_refused() {
    var moved = new InclusionProof(43, 300, RECEIPT.proof().path());
    assertThat(refusal(new LogReceipt(RECEIPT.entry(), moved, RECEIPT.checkpoint())))
        .isEqualTo(new LogFault.ReceiptWrong(43, LOG.checkpoint()));
  }

  @Test
  void a_proof_for_another_size_is_refused() {
    var earlier = PublishedLog.of(200);
    var note = earlier.view().signed().note();
    assertThat(refusal(new LogReceipt(RECEIPT.entry(), RECEIPT.proof(), note)))
        .isEqualTo(new LogFault.ReceiptWrong(42, earlier.checkpoint()));
  }

  @Test
  void another_event_than_the_proven_one_is_refused() {
    var other = new LogReceipt.Entry(new String(PublishedLog.entry(41), UTF_8));
    assertThat(refusal(new LogReceipt(Optional.of(other), RECEIPT.proof(), RECEIPT.checkpoint())))
        .isEqualTo(new LogFault.ReceiptWrong(42, LOG.checkpoint()));
    assertThat(refusal(new LogReceipt(Optional.empty(), RECEIPT.proof(), RECEIPT.checkpoint())))
        .isEqualTo(new LogFault.ReceiptWithoutEntry(42));
  }

  @Test
  void an_event_that_says_it_stands_elsewhere_is_refused_though_it_is_in_the_tree() {
    var entries = PublishedLog.entries(4);
    entries.set(2, PublishedLog.entry(9));
    var log = PublishedLog.ofEntries(entries);
    var proof = LogTiles.under(log.checkpoint(), log).tree().inclusion(2);
    var signed = log.view().signed();
    assertThat(refusal(LogReceipt.of(PublishedLog.entry(9), proof, signed)))
        .isEqualTo(new LogFault.EntryMisplaced(2, 9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c2sp.org/tlog-proof@v1\n",
        "c2sp.org/tlog-proof@v2\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\n\nexample.org\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n\nnot a note\n",
        "c2sp.org/tlog-proof@v1\nindex x\n\nexample.org\n",
        "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nexample.org\n",
      })
  void whatever_is_no_receipt_is_refused(String text) {
    assertThat(refusal(text)).isInstanceOf(LogFault.ReceiptMalformed.class);
  }

  @Test
  void a_receipt_has_one_text() {
    var text = new String(RECEIPT.bytes(), UTF_8);
    assertThat(refusal(text.replace("index 42", "index 042")))
        .isInstanceOf(LogFault.ReceiptMalformed.class);
    assertThat(refusal(text.replace("index 42", "index +42")))
        .isInstanceOf(LogFault.ReceiptMalformed.class);
  }
}
