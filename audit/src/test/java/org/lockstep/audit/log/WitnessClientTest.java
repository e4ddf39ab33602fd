package org.lockstep.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockstep.audit.log.WitnessClient.Outcome;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.MerkleTree;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.sign.SigningKey;

class WitnessClientTest {
  private static final PublishedLog LOG = PublishedLog.of(600);

  private final SingleWitness witness = new SingleWitness(1, PublishedLog.KEY);

  private static MerkleTree tree(int size) {
    return new MerkleTree(size, LogTiles.under(LOG.checkpoint(), LOG));
  }

  private static Outcome ask(WitnessClient client, MerkleTree tree) {
    var checkpoint = new Checkpoint(PublishedLog.ORIGIN, tree.size(), tree.root());
    return client.ask(PublishedLog.SIGNER.sign(checkpoint), tree);
  }

  @Test
  void a_witness_cosigns_what_grows() {
    var client = new WitnessClient(witness.key(), witness);
    for (int size : new int[] {3, 3, 256, 600}) {
      var tree = tree(size);
      var checkpoint = new Checkpoint(PublishedLog.ORIGIN, size, tree.root());
      assertThat(ask(client, tree))
          .isInstanceOfSatisfying(
              Outcome.Cosigned.class,
              cosigned ->
                  assertThat(cosigned.lines())
                      .singleElement()
                      .satisfies(
                          line ->
                              assertThat(witness.key().cosigned(checkpoint, line))
                                  .contains(SingleWitness.TIME)));
    }
    assertThat(witness.asked()).containsExactly(0L, 3L, 3L, 256L);
  }

  @Test
  void a_client_that_starts_anew_learns_what_the_witness_knows() {
    ask(new WitnessClient(witness.key(), witness), tree(256));
    assertThat(ask(new WitnessClient(witness.key(), witness), tree(600)))
        .isInstanceOf(Outcome.Cosigned.class);
    assertThat(witness.asked()).containsExactly(0L, 0L, 256L);
  }

  @Test
  void a_log_that_was_rolled_back_is_told_what_the_witness_knows() {
    ask(new WitnessClient(witness.key(), witness), tree(600));
    assertThat(ask(new WitnessClient(witness.key(), witness), tree(300)))
        .isEqualTo(new Outcome.KnowsMore(600));
  }

  @Test
  void a_fork_is_not_cosigned() {
    ask(new WitnessClient(witness.key(), witness), tree(300));
    var entries = PublishedLog.entries(600);
    entries.set(7, PublishedLog.entry(8));
    var fork = PublishedLog.ofEntries(entries);
    var tiles = LogTiles.under(fork.checkpoint(), fork);
    assertThat(ask(new WitnessClient(witness.key(), witness), new MerkleTree(600, tiles)))
        .isEqualTo(new Outcome.KnowsOther(300));
    assertThat(ask(new WitnessClient(witness.key(), witness), new MerkleTree(300, tiles)))
        .isEqualTo(new Outcome.KnowsOther(300));
  }

  @Test
  void a_witness_that_does_not_know_the_log_or_its_key_says_so() {
    var client = new WitnessClient(witness.key(), witness);
    var other = new NoteSigner("other.org", SigningKey.fromSeed(new byte[32]));
    var tree = tree(5);
    var checkpoint = new Checkpoint("other.org", 5, tree.root());
    assertThat(client.ask(other.sign(checkpoint), tree)).isEqualTo(new Outcome.Stranger(404));
    var seed = new byte[32];
    seed[0] = 1;
    var thief = new NoteSigner(PublishedLog.ORIGIN, SigningKey.fromSeed(seed));
    var stolen = new Checkpoint(PublishedLog.ORIGIN, 5, tree.root());
    assertThat(client.ask(thief.sign(stolen), tree)).isEqualTo(new Outcome.Stranger(403));
  }

  @Test
  void an_answer_outside_the_protocol_is_not_believed() {
    var earlier = witness.cosign(new Checkpoint(PublishedLog.ORIGIN, 4, tree(4).root()));
    String old = "\u2014 " + earlier.name() + " " + earlier.base64() + "\n";
    for (var reply :
        new WitnessClient.Reply[] {
          SingleWitness.reply(200, ""),
          SingleWitness.reply(200, "<html>"),
          SingleWitness.reply(200, old),
          SingleWitness.reply(200, "\u2014 stranger AAAAAAA=\n"),
          SingleWitness.reply(409, "many\n"),
          SingleWitness.reply(409, "-1\n"),
          SingleWitness.reply(500, ""),
        }) {
      assertThat(ask(new WitnessClient(witness.key(), _ -> reply), tree(5)))
          .isInstanceOf(Outcome.Odd.class);
    }
  }
}
