package org.lockstep.audit.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.CosignerKey;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.MerkleTree;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.NoteSignature;

/// Asks one witness to cosign checkpoints (C2SP tlog-witness, `add-checkpoint`).
///
/// Remembers what the witness knows, and when the witness knows another size, asks again from
/// there, once. Believes no answer: a cosignature is verified before it is given on. For one thread
/// at a time.
public final class WitnessClient {
  /// The last part of the address that is posted to.
  public static final String PATH = "/add-checkpoint";

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final CosignerKey key;
  private final Post post;
  private long known;

  /// @param key of the witness
  /// @param post posts to its submission prefix and [#PATH]
  public WitnessClient(CosignerKey key, Post post) {
    this.key = key;
    this.post = post;
  }

  /// Posts a body and gives what came back.
  @FunctionalInterface
  public interface Post {
    /// The response to a body.
    ///
    /// @throws LogUnavailable if nothing came back
    Reply send(byte[] body);
  }

  /// An HTTP response.
  @SuppressWarnings("ArrayRecordComponent") // handed over, compared by nobody
  public record Reply(int status, byte[] body) {}

  /// What came of asking.
  public sealed interface Outcome {
    /// The witness cosigned.
    ///
    /// @param lines verified signature lines, to be added to the checkpoint's note
    record Cosigned(List<NoteSignature> lines) implements Outcome {
      /// Keeps its own copy of the list.
      public Cosigned {
        lines = List.copyOf(lines);
      }
    }

    /// The witness knows more of the log than this checkpoint has: the log was rolled back, or
    /// somebody else signs with its key.
    ///
    /// @param size what the witness knows
    record KnowsMore(long size) implements Outcome {}

    /// The witness knows another tree of this size, or one that this tree did not grow from: two
    /// histories exist under the log's key.
    record KnowsOther(long size) implements Outcome {}

    /// The witness does not know the log, or not its key.
    record Stranger(int status) implements Outcome {}

    /// The answer is none of the protocol's.
    record Odd(String what) implements Outcome {}
  }

  /// Asks for a cosignature of the newest checkpoint.
  ///
  /// @param note the checkpoint's note, signed by the log
  /// @param tree the tree of that checkpoint, to prove what it grew from
  /// @throws LogUnavailable if the witness did not answer
  public Outcome ask(Note note, MerkleTree tree) {
    var first = ask(note, tree, Math.min(known, tree.size()));
    if (!(first instanceof Outcome.KnowsMore(var size))) return first;
    // The first time, and after others asked for the log, the witness says where to begin.
    return size > tree.size() || size == known ? first : ask(note, tree, size);
  }

  private Outcome ask(Note note, MerkleTree tree, long from) {
    var reply = post.send(body(note, from, from == 0 ? List.of() : path(tree, from)));
    return switch (reply.status()) {
      case OK -> cosigned(note, tree.size(), reply);
      case CONFLICT -> conflict(tree, from, reply);
      case UNPROCESSABLE -> new Outcome.KnowsOther(from);
      case FORBIDDEN, NOT_FOUND -> new Outcome.Stranger(reply.status());
      default -> new Outcome.Odd("status " + reply.status());
    };
  }

  private static List<Hash> path(MerkleTree tree, long from) {
    return tree.consistency(from).path();
  }

  /// The body of a request.
  static byte[] body(Note note, long from, List<Hash> path) {
    var text = new StringBuilder("old ").append(from).append('\n');
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(new String(note.bytes(), UTF_8)).toString().getBytes(UTF_8);
  }

  private Outcome conflict(MerkleTree tree, long from, Reply reply) {
    var size = size(reply);
    if (size.isEmpty()) return new Outcome.Odd("a conflict without a size");
    // A witness that knows exactly what was named, and refuses it, has another root there.
    if (size.get() == from && from == tree.size()) return new Outcome.KnowsOther(from);
    return new Outcome.KnowsMore(size.get());
  }

  private static Optional<Long> size(Reply reply) {
    var text = new String(reply.body(), US_ASCII);
    if (!text.matches("(0|[1-9][0-9]{0,17})\n")) return Optional.empty();
    return Optional.of(Long.parseLong(text.strip()));
  }

  private Outcome cosigned(Note note, long size, Reply reply) {
    var checkpoint = Checkpoint.parse(note.text());
    var lines = new ArrayList<NoteSignature>();
    try {
      var text = note.text() + "\n" + new String(reply.body(), UTF_8);
      for (var line : Note.parse(text.getBytes(UTF_8)).signatures()) {
        if (!key.claims(line)) continue;
        if (key.cosigned(checkpoint, line).isEmpty()) return new Outcome.Odd("a wrong cosignature");
        lines.add(line);
      }
    } catch (LogFormatException malformed) {
      return new Outcome.Odd("an answer that is no signatures: " + malformed.getMessage());
    }
    if (lines.isEmpty()) return new Outcome.Odd("no cosignature of " + key.name());
    known = size;
    return new Outcome.Cosigned(lines);
  }
}
