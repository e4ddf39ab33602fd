package org.lockstep.projections;

import java.util.List;
import java.util.Optional;
import org.lockstep.storage.documents.Collection;
import org.lockstep.storage.documents.Document;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Page;
import org.lockstep.storage.documents.Query;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.documents.Write;

/// One side of a store, under the plain names, followed by the token of one form.
record SidedDocuments(Documents store, Side side, String form) implements Documents {
  @Override
  public void declare(Collection collection) {
    store.declare(new Collection(side.name(collection.name()), collection.indexedFields()));
  }

  @Override
  public Optional<Document> get(String collection, String key) {
    return store.get(side.name(collection), key);
  }

  @Override
  public Page find(Query query) {
    return store.find(
        new Query(
            side.name(query.collection()),
            query.field(),
            query.value(),
            query.after(),
            query.limit()));
  }

  @Override
  public void commit(Token token, List<Write> writes) {
    store.commit(new Token(token(), token.before(), token.after()), sided(writes));
  }

  @Override
  public void commit(List<Write> writes) {
    store.commit(sided(writes));
  }

  private List<Write> sided(List<Write> writes) {
    return side == Side.FIRST ? writes : writes.stream().map(this::sided).toList();
  }

  private Write sided(Write write) {
    return switch (write) {
      case Write.Put(var collection, var key, var value, var fields) ->
          new Write.Put(side.name(collection), key, value, fields);
      case Write.Delete(var collection, var key) -> new Write.Delete(side.name(collection), key);
    };
  }

  @Override
  public long token(String name) {
    return store.token(token());
  }

  @Override
  public void reset(String token, List<String> collections) {
    store.reset(token(), collections.stream().map(side::name).toList());
  }

  /// There is one token on a side, whatever its readers call it.
  private String token() {
    return side.name(form);
  }

  /// The store stays its owner's.
  @Override
  public void close() {}
}
