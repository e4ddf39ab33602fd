package org.lockstep.projections;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockstep.storage.documents.Collection;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.documents.Write;

/// Which side of a store answers, which one is being built, and in which form each is.
///
/// ```
/// collection        key        value
/// read-model-sides  live       SIDE FORM; absent as long as nothing was built anew
///                   building   SIDE FORM; absent unless something is being built
/// ```
///
/// A side is emptied before it is named as being built, and named as live in the same commit that
/// takes that away: a process that dies in between finds one side whole, and goes on with the other
/// or begins it again.
final class Sides {
  private static final Collection COLLECTION = new Collection("read-model-sides", List.of());
  private static final String LIVE = "live";
  private static final String BUILDING = "building";

  private final Documents store;
  private final Format format;
  private Place live;

  /// A side in a form.
  record Place(Side side, String form) {
    private String text() {
      return side.name() + " " + form;
    }

    private static Place of(String text) {
      var words = text.split(" ", 2);
      return new Place(Side.valueOf(words[0]), words[1]);
    }
  }

  private Sides(Documents store, Format format) {
    this.store = store;
    this.format = format;
    this.live = find(store, format);
  }

  /// Declares both sides, and begins at the beginning where there is nothing that this version can
  /// read.
  static Sides open(Documents store, Format format) {
    declare(store, format);
    var sides = new Sides(store, format);
    sides.settle();
    return sides;
  }

  private static void declare(Documents store, Format format) {
    store.declare(COLLECTION);
    for (var side : Side.values()) {
      Collections.declare(new SidedDocuments(store, side, format.current()));
    }
  }

  /// The side of a store that answers; nothing is changed but that collections are declared.
  static Documents live(Documents store) {
    declare(store, Format.NOW);
    var place = find(store, Format.NOW);
    return new SidedDocuments(store, place.side(), place.form());
  }

  private static Place find(Documents store, Format format) {
    var recorded = store.get(COLLECTION.name(), LIVE);
    if (recorded.isPresent()) return Place.of(Collections.text(recorded.get().value()));
    return Stream.concat(Stream.of(format.current()), format.readable().stream())
        .map(form -> new Place(Side.FIRST, form))
        .filter(place -> isBegun(store, place))
        .findFirst()
        .orElse(new Place(Side.FIRST, format.current()));
  }

  private static boolean isBegun(Documents store, Place place) {
    return store.token(place.side().name(place.form())) != Token.NONE;
  }

  private void settle() {
    if (!format.isReadable(live.form()) || !isBegun(store, live)) beginAgain();
    var other = new Place(live.side().other(), format.current());
    if (building().isEmpty() && isBegun(store, other)) empty(other);
  }

  /// The documents may have another form, or none.
  private void beginAgain() {
    live = new Place(live.side(), format.current());
    empty(live);
    if (store.get(COLLECTION.name(), LIVE).isPresent()) store.commit(List.of(put(LIVE, live)));
  }

  Place live() {
    return live;
  }

  /// Whether the side that answers is in an older form.
  boolean isOutdated() {
    return !live.form().equals(format.current());
  }

  Documents documents(Place place) {
    return new SidedDocuments(store, place.side(), place.form());
  }

  /// What was being built when it was left, in the current form.
  Optional<Place> building() {
    return store
        .get(COLLECTION.name(), BUILDING)
        .map(found -> Place.of(Collections.text(found.value())))
        .filter(place -> place.equals(new Place(live.side().other(), format.current())));
  }

  /// Empties the other side, to be built.
  Place begin() {
    var place = new Place(live.side().other(), format.current());
    empty(place);
    store.commit(List.of(put(BUILDING, place)));
    return place;
  }

  /// Says that a side is built, and answers from now on.
  void switchTo(Place built) {
    store.commit(List.of(put(LIVE, built), new Write.Delete(COLLECTION.name(), BUILDING)));
    live = built;
  }

  /// Empties a side that nobody reads any more.
  void empty(Place place) {
    documents(place).reset(place.form(), Collections.names());
  }

  private static Write put(String key, Place place) {
    return new Write.Put(COLLECTION.name(), key, Collections.bytes(place.text()), Map.of());
  }
}
