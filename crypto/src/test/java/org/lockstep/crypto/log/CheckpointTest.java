package org.lockstep.crypto.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  private static final String ROOT = MerkleHash.EMPTY_ROOT.base64();

  @Test
  void its_body_has_three_lines() {
    assertThat(new Checkpoint("example.com/log", 4711, MerkleHash.EMPTY_ROOT).body())
        .isEqualTo("example.com/log\n4711\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
  }

  @Test
  void its_body_reads_back() {
    var checkpoint = Checkpoint.of("example.com/log", Leaves.numbered(700).edge());
    assertThat(checkpoint.size()).isEqualTo(700);
    assertThat(Checkpoint.parse(checkpoint.body())).isEqualTo(checkpoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "o\n1\nROOT",
        "o\n1\nROOT\n\n",
        "o\n1\nROOT\nmore\n",
        "\n1\nROOT\n",
        "o\n01\nROOT\n",
        "o\n-1\nROOT\n",
        "o\n+1\nROOT\n",
        "o\nx\nROOT\n",
        "o\n1\nROOTROOT\n",
        "o\n1\nAAAA\n",
        "o\r\n1\r\nROOT\r\n"
      })
  void any_other_text_is_refused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text.replace("ROOT", ROOT)))
        .isInstanceOf(LogFormatException.class);
  }

  @Test
  void an_origin_is_one_line() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checkpoint("a\nb", 0, MerkleHash.EMPTY_ROOT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checkpoint("", 0, MerkleHash.EMPTY_ROOT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checkpoint("a", -1, MerkleHash.EMPTY_ROOT));
  }
}
