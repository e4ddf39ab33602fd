package org.lockstep.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.ConsistencyProof;
import org.lockstep.crypto.log.Ed25519CosignerKey;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.NoteSignature;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.log.VerifierKey;
import org.lockstep.crypto.sign.SigningKey;

/// A witness of one log that does what C2SP tlog-witness asks of it, without the HTTP.
final class SingleWitness implements WitnessClient.Post {
  static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  private final SigningKey signing;
  private final Ed25519CosignerKey key;
  private final VerifierKey log;
  private Checkpoint known = new Checkpoint("none", 0, Hash.of(new byte[32]));
  private final List<Long> asked = new ArrayList<>();

  SingleWitness(int number, VerifierKey log) {
    var seed = new byte[32];
    Arrays.fill(seed, (byte) number);
    this.signing = SigningKey.fromSeed(seed);
    this.key = new Ed25519CosignerKey("witness.example/w" + number, signing.publicKey());
    this.log = log;
  }

  Ed25519CosignerKey key() {
    return key;
  }

  /// The old sizes that it was asked with.
  List<Long> asked() {
    return asked;
  }

  NoteSignature cosign(Checkpoint checkpoint) {
    var signature = signing.sign(Ed25519CosignerKey.message(checkpoint, TIME));
    var bytes =
        ByteBuffer.allocate(76)
            .putInt(key.keyId())
            .putLong(TIME.getEpochSecond())
            .put(signature)
            .array();
    return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public WitnessClient.Reply send(byte[] body) {
    var text = new String(body, UTF_8);
    int end = text.indexOf("\n\n");
    var lines = List.of(text.substring(0, end).split("\n"));
    long old = Long.parseLong(lines.getFirst().replace("old ", ""));
    asked.add(old);
    var path = lines.stream().skip(1).map(Hash::fromBase64).toList();
    return answer(old, path, Note.parse(text.substring(end + 2).getBytes(UTF_8)));
  }

  private WitnessClient.Reply answer(long old, List<Hash> path, Note note) {
    var shown = Checkpoint.parse(note.text());
    if (!shown.origin().equals(log.name())) return reply(404, "");
    if (!(note.check(List.of(log)) instanceof Note.Verdict.Signed)) return reply(403, "");
    if (old > shown.size()) return reply(400, "");
    if (old != known.size()) return reply(409, known.size() + "\n");
    if (old == shown.size() && old > 0 && !known.root().equals(shown.root())) {
      return reply(409, known.size() + "\n");
    }
    boolean grown =
        old == 0
            ? path.isEmpty()
            : new ConsistencyProof(old, shown.size(), path).proves(known.root(), shown.root());
    if (!grown) return reply(422, "");
    known = shown;
    var stranger = new NoteSigner("stranger", signing).sign(note.text()).signatures().getFirst();
    return reply(200, line(stranger) + line(cosign(shown)));
  }

  private static String line(NoteSignature signature) {
    return "\u2014 " + signature.name() + " " + signature.base64() + "\n";
  }

  static WitnessClient.Reply reply(int status, String body) {
    return new WitnessClient.Reply(status, body.getBytes(UTF_8));
  }
}
