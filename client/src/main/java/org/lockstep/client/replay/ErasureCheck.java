package org.lockstep.client.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.domain.id.AccountId;
import org.lockstep.projections.Projections;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.SealedTexts;
import org.lockstep.wire.message.AuditMessages.ProjectionList;
import org.lockstep.wire.message.AuditMessages.SubjectStanding;

/// Checks an erasure again: in the history, in the key store, and in every row. Confined to one
/// thread.
final class ErasureCheck {
  private final ServerConnection server;
  private final Ground ground;
  private final Journal journal;

  ErasureCheck(ServerConnection server, Ground ground, Journal journal) {
    this.server = server;
    this.ground = ground;
    this.journal = journal;
  }

  /// @param wanted the id of a key, or of the account whose texts it is for
  Erased run(String wanted) {
    ground.moveTo(server.get("/v1/audit/projections", ProjectionList.class).events());
    var named = named(wanted);
    var naming = new Naming(named.subject());
    var compared = new ArrayList<Compared>();
    for (var projection : Projections.names()) {
      compared.add(new Comparing(ground, new ServedRows(server, projection), naming::see).run());
    }
    var target = "/v1/audit/subjects/" + named.subject().value();
    var standing = server.get(target, SubjectStanding.class);
    if (!standing.account().equals(named.subject())) {
      throw new ServerMisbehaved("what it keeps of another account");
    }
    return new Erased(
        named.key(),
        named.subject(),
        texts(named),
        end(named.subject()),
        standing,
        naming.rows,
        compared,
        ground.signed());
  }

  /// Counts the rows that name a subject.
  private static final class Naming {
    private final String subject;
    private long rows;

    Naming(AccountId subject) {
      this.subject = subject.value();
    }

    void see(Row row) {
      boolean names =
          row.key().contains(subject)
              || new String(row.value().toArray(), ISO_8859_1).contains(subject);
      if (names) rows++;
    }
  }

  private SealedTexts.Sealed named(String wanted) {
    var found = new ArrayList<SealedTexts.Sealed>();
    journal.forEach(
        0,
        journal.head(),
        event -> {
          if (!found.isEmpty()) return;
          SealedTexts.of(event.payload()).stream()
              .filter(text -> text.key().equals(wanted) || text.subject().value().equals(wanted))
              .forEach(found::add);
        });
    if (found.isEmpty()) throw new NotFound(NotFound.What.TEXT, wanted);
    return found.getFirst();
  }

  private Erased.Texts texts(SealedTexts.Sealed named) {
    var counting = new Counting(named);
    journal.forEach(0, journal.head(), counting::see);
    return counting.texts();
  }

  /// Counts the texts under a key.
  private static final class Counting {
    private final SealedTexts.Sealed named;
    private final Set<String> others = new TreeSet<>();
    private long events;
    private long count;
    private @Nullable LeafHeader first;
    private @Nullable LeafHeader last;

    Counting(SealedTexts.Sealed named) {
      this.named = named;
    }

    void see(StoredEvent event) {
      long under = 0;
      for (var text : SealedTexts.of(event.payload())) {
        if (text.key().equals(named.key())) under++;
        boolean sameKey = text.key().equals(named.key());
        boolean sameSubject = text.subject().equals(named.subject());
        if (sameKey != sameSubject) others.add(sameKey ? text.subject().value() : text.key());
      }
      if (under > 0) take(event.header(), under);
    }

    private void take(LeafHeader header, long under) {
      events++;
      count += under;
      if (first == null) first = header;
      last = header;
    }

    Erased.Texts texts() {
      if (first == null || last == null) throw new IllegalStateException("no text was found again");
      return new Erased.Texts(events, count, first, last, others);
    }
  }

  private Erased.End end(AccountId subject) {
    var stream = journal.stream(subject.value(), 0);
    return new Erased.End(first(stream, "account.closed"), first(stream, "account.erased"));
  }

  private static Optional<LeafHeader> first(List<StoredEvent> stream, String type) {
    return stream.stream()
        .filter(event -> event.type().equals(type))
        .findFirst()
        .map(StoredEvent::header);
  }
}
