package org.lockstep.projections;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Query;

/// Rows of a projection as they are at one position, in the order of their keys.
///
/// @param form of the rows: only rows of one form can be compared
/// @param position how many events they follow from
/// @param next the key after which to go on; empty where nothing follows
public record RowPage(String form, long position, List<Document> rows, Optional<String> next) {
  /// Copies the list.
  public RowPage {
    rows = List.copyOf(rows);
  }

  /// Where rows stand.
  record Stand(String form, long position) {}

  static RowPage of(
      Documents documents, String projection, @Nullable String after, int limit, Stand stand) {
    var query = Query.all(Projections.require(projection)).after(after).limit(limit);
    var page = documents.find(query);
    return new RowPage(
        stand.form(), stand.position(), page.documents(), Optional.ofNullable(page.next()));
  }
}
