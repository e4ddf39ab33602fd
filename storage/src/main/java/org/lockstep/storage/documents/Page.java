package org.lockstep.storage.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of found documents.
///
/// @param next the cursor of the following page, or null where this was the last
public record Page(List<Document> documents, @Nullable String next) {
  public Page {
    documents = List.copyOf(documents);
  }
}
