package org.lockstep.storage.mongodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.lockstep.storage.OutcomeUnknown;
import org.lockstep.storage.StorageException;

/// Changes of many documents that happen wholly or not at all, without a transaction.
///
/// Who wants to change something takes a turn: in one document the next number is given, and all
/// that is to be done is written down. Then it is done, and crossed out. Who finds a turn that is
/// not crossed out does it before he takes the next one. So a process that dies in the middle
/// leaves nothing half done, and one that awakes late spoils nothing: each document carries the
/// number of the turn that wrote it, and only later turns change it. For that reason a deleted
/// document leaves a mark, which goes away after a day.
///
/// ```
/// turn      _id "turn", number, positions {name: position}, pending [shelf, id, body] or null
/// (others)  _id, turn, body; or, where one was deleted: _id, turn, gone (the time)
/// ```
///
/// Turns order everything that is written through them, whichever process takes them. Safe for all
/// threads.
public final class Turns {
  private static final ShelfForm FORM =
      ShelfForm.of("turn", "_id", "string", "number", "long", "positions", "object");
  private static final BsonDocument ID = Fields.of("_id", "turn");

  /// A document of MongoDB has at most 16 MiB; the rest is for names and numbers.
  private static final int MOST_BYTES = 15 << 20;

  private final Function<ShelfForm, Shelf> making;
  private final Shelf turns;
  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
  private volatile Turn known = Turn.NONE;

  /// The turns of one database.
  ///
  /// @param making finds or makes a shelf in it
  public Turns(Function<ShelfForm, Shelf> making) {
    this.making = making;
    this.turns = making.apply(FORM);
  }

  /// A turn that was taken.
  ///
  /// @param number from 1
  /// @param positions where the readers stand that are named here; names hold no dot or dollar sign
  public record Turn(long number, Map<String, Long> positions) {
    static final Turn NONE = new Turn(0, Map.of());

    public Turn {
      positions = Map.copyOf(positions);
    }

    /// The same turn with another position.
    public Turn with(String name, long position) {
      var moved = new HashMap<>(positions);
      moved.put(name, position);
      return new Turn(number, moved);
    }

    /// The same turn without a position.
    public Turn without(String name) {
      var fewer = new HashMap<>(positions);
      fewer.remove(name);
      return new Turn(number, fewer);
    }
  }

  /// One change.
  public sealed interface Change {

    /// Puts a body in place of whatever has its id.
    record Put(String shelf, String id, BsonDocument body) implements Change {}

    /// Takes a document away.
    record Delete(String shelf, String id) implements Change {}

    /// Takes all documents of a shelf away; no other change of that shelf belongs to the same turn.
    record Clear(String shelf) implements Change {}
  }

  /// The form of a shelf whose documents change in turns.
  public static ShelfForm form(String name) {
    return ShelfForm.of(name, "_id", "string", "turn", "long")
        .with(ShelfForm.Kind.PASSING, "gone", "gone");
  }

  /// The shelf, made with these indexes where it is missing.
  public Shelf shelf(ShelfForm form) {
    return shelves.computeIfAbsent(form.name(), _ -> making.apply(form));
  }

  /// The last turn as far as it is known here: who takes the next may be refused.
  public Turn known() {
    return known;
  }

  /// The last turn, once everything of it is done.
  public Turn settled() {
    while (true) {
      var found = turns.first(ID);
      if (found == null) return Turn.NONE;
      var turn = turn(found);
      if (found.isArray("pending")) finish(turn.number(), found.getArray("pending"));
      known = turn;
      if (!found.isArray("pending")) return turn;
    }
  }

  private static Turn turn(BsonDocument found) {
    var positions = new HashMap<String, Long>();
    found
        .getDocument("positions")
        .forEach((name, position) -> positions.put(name, position.asInt64().getValue()));
    return new Turn(found.getInt64("number").getValue(), positions);
  }

  /// Takes the turn that follows `last`, sets the positions of `last`, and makes all changes, of
  /// which the last one of a document counts. Says false, and has done nothing, if somebody else
  /// has taken that turn.
  ///
  /// @throws OutcomeUnknown if the store cannot be reached any more: the turn may have been taken,
  ///     and is then done by whoever comes next
  public boolean take(Turn last, List<Change> changes) {
    var next = new Turn(last.number() + 1, last.positions());
    var pending = pending(changes);
    if (!begin(next, pending)) return false;
    try {
      if (!pending.isEmpty()) finish(next.number(), pending);
    } catch (OutcomeUnknown e) {
      throw e;
    } catch (StorageException e) {
      throw new OutcomeUnknown("A turn was taken, and is not known to be done.", e);
    }
    known = next;
    return true;
  }

  private boolean begin(Turn next, BsonArray pending) {
    var positions = new BsonDocument();
    next.positions().forEach((name, position) -> positions.putAll(Fields.of(name, position)));
    var document =
        Fields.of("number", next.number(), "positions", positions, "pending", orNull(pending));
    if (next.number() > 1) {
      var before = Fields.of("_id", "turn", "number", next.number() - 1, "pending", BsonNull.VALUE);
      return turns.update(before, Fields.of("$set", document));
    }
    try {
      document.putAll(ID);
      turns.insert(document);
      return true;
    } catch (DuplicateKey e) {
      return false; // somebody else has taken the first
    }
  }

  private static BsonValue orNull(BsonArray pending) {
    return pending.isEmpty() ? BsonNull.VALUE : pending;
  }

  private static BsonArray pending(List<Change> changes) {
    var last = new LinkedHashMap<String, BsonValue>();
    long bytes = 0;
    for (var change : changes) {
      switch (change) {
        case Change.Put(var shelf, var id, var body) -> {
          last.put(shelf + "/" + id, Fields.of("shelf", shelf, "id", id, "body", body));
          bytes += size(body) + shelf.length() + 3L * id.length();
        }
        case Change.Delete(var shelf, var id) -> {
          last.put(shelf + "/" + id, Fields.of("shelf", shelf, "id", id));
          bytes += shelf.length() + 3L * id.length();
        }
        case Change.Clear(var shelf) -> last.put(shelf, Fields.of("shelf", shelf));
      }
    }
    if (bytes > MOST_BYTES) {
      throw new StorageException("These changes are more than one turn can hold, 15 MiB.");
    }
    return new BsonArray(List.copyOf(last.values()));
  }

  private static long size(BsonDocument body) {
    return new RawBsonDocument(body, new BsonDocumentCodec()).getByteBuffer().remaining();
  }

  /// Does what later turns have not done already, and crosses it out.
  void finish(long number, BsonArray pending) {
    var puts = new LinkedHashMap<String, List<Shelf.Put>>();
    var now = Instant.now();
    for (var change : pending) {
      var fields = change.asDocument();
      var shelf = fields.getString("shelf").getValue();
      if (fields.containsKey("id")) {
        puts.computeIfAbsent(shelf, _ -> new ArrayList<>()).add(put(fields, number, now));
      } else {
        clear(shelf(form(shelf)), number, now);
      }
    }
    puts.forEach((name, all) -> shelf(form(name)).putWhereMatching(all));
    turns.update(
        Fields.of("_id", "turn", "number", number),
        Fields.of("$set", Fields.of("pending", BsonNull.VALUE)));
  }

  private static Shelf.Put put(BsonDocument change, long number, Instant now) {
    var id = change.getString("id");
    var earlier = Fields.of("_id", id, "turn", Fields.of("$lt", number));
    var document =
        change.containsKey("body")
            ? Fields.of("_id", id, "turn", number, "body", change.getDocument("body"))
            : Fields.of("_id", id, "turn", number, "gone", now);
    return new Shelf.Put(earlier, document);
  }

  private static void clear(Shelf shelf, long number, Instant now) {
    shelf.updateAll(
        Fields.of("turn", Fields.of("$lt", number)),
        Fields.of("$set", Fields.of("turn", number, "gone", now), "$unset", Fields.of("body", "")));
  }
}
