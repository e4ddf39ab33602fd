package org.lockstep.storage.documents;

import java.util.List;

/// A declared set of documents and the fields by which they are found.
///
/// @param name lower-case letters, digits and hyphens, beginning with a letter; a changed meaning
///     takes a new name
/// @param indexedFields spelled as the name is
public record Collection(String name, List<String> indexedFields) {
  private static final String NAME = "[a-z][a-z0-9-]{0,62}";

  public Collection {
    indexedFields = List.copyOf(indexedFields);
    require(name);
    indexedFields.forEach(Collection::require);
    if (indexedFields.stream().distinct().count() != indexedFields.size()) {
      throw new IllegalArgumentException("An index of %s is declared twice".formatted(name));
    }
  }

  private static void require(String name) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException("Not a name of a collection or field: " + name);
    }
  }
}
