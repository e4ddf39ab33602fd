package org.lockstep.realtime.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.realtime.store.LiveShares.LiveShare;
import org.lockstep.storage.secrets.Secrets;
import org.lockstep.storage.updates.SealedVersion;
import org.lockstep.storage.updates.Updates;

/// Live documents and their versions on [Updates], sealed under keys in [Secrets]. The stores stay
/// their owner's to close.
public final class SealedLiveDocuments implements LiveDocuments, Versions {
  private final Updates updates;
  private final Compaction compaction;
  private final LiveShares shares;
  private final int mostDocuments;
  private final Map<DocumentName, SealedLiveDocument> open = new ConcurrentHashMap<>();

  /// Documents on these stores.
  public SealedLiveDocuments(
      Updates updates, Secrets secrets, ShareKeys keys, Compaction compaction) {
    this(updates, secrets, keys, compaction, LiveDocuments.MOST_DOCUMENTS);
  }

  /// The same with another bound.
  ///
  /// @param mostDocuments so many documents a share may have
  public SealedLiveDocuments(
      Updates updates, Secrets secrets, ShareKeys keys, Compaction compaction, int mostDocuments) {
    if (mostDocuments < 1) throw new IllegalArgumentException("a share may have some document");
    this.updates = updates;
    this.compaction = compaction;
    this.mostDocuments = mostDocuments;
    this.shares = new LiveShares(new LiveKeys(secrets, keys), updates);
  }

  @Override
  public Opened open(DocumentName name, DeviceId device) {
    return shares.with(name.share(), share -> open(name, device, share));
  }

  private Opened open(DocumentName name, DeviceId device, LiveShare share) {
    if (open.containsKey(name)) throw new IllegalStateException(name + " is open already");
    var key = share.key(device);
    requireRoom(name);
    var log = updates.open(SealedLiveDocument.logName(name));
    var contents = Contents.of(log, DocumentSeal.of(key, name, log.incarnation()));
    var document = new SealedLiveDocument(updates, name, contents, compaction, this::closed);
    shares.retain(name.share());
    open.put(name, document);
    return new Opened(document, contents.sequence(), contents.base(), contents.tail());
  }

  private void requireRoom(DocumentName name) {
    if (updates.incarnation(SealedLiveDocument.logName(name)).isPresent()) return;
    if (updates.documents(name.share().value()).size() >= mostDocuments) {
      throw new TooManyDocuments(name.share(), mostDocuments);
    }
  }

  private void closed(SealedLiveDocument document) {
    open.remove(document.name(), document);
    shares.release(document.name().share());
  }

  @Override
  public Optional<byte[]> read(DocumentName name, DeviceId device) {
    return shares.with(name.share(), share -> load(name, device, share).map(Contents::folded));
  }

  /// Asks for the key only where there is something to open.
  private Optional<Contents> load(DocumentName name, DeviceId device, LiveShare share) {
    if (!share.hasKey()) return Optional.empty();
    return updates
        .find(SealedLiveDocument.logName(name))
        .map(log -> Contents.of(log, DocumentSeal.of(share.key(device), name, log.incarnation())));
  }

  @Override
  public Optional<Version> save(DocumentName name, Label label, DeviceId device) {
    return shares.with(
        name.share(),
        share -> load(name, device, share).map(contents -> save(name, label, contents)));
  }

  private Version save(DocumentName name, Label label, Contents contents) {
    var log = SealedLiveDocument.logName(name);
    long number = updates.versions(log, contents.incarnation()).size() + 1L;
    if (number > MOST) throw new TooManyVersions(name, MOST);
    var seal = contents.seal();
    var sealedLabel = seal.seal(Part.LABEL, number, label.encode());
    var state = seal.seal(Part.VERSION, number, contents.folded());
    updates.keep(log, contents.incarnation(), new SealedVersion(number, sealedLabel), state);
    return new Version(number, label);
  }

  @Override
  public List<Version> versions(DocumentName name, DeviceId device) {
    return shares.with(
        name.share(),
        share -> seal(name, device, share).stream().flatMap(seal -> versions(name, seal)).toList());
  }

  private Stream<Version> versions(DocumentName name, DocumentSeal seal) {
    return updates.versions(SealedLiveDocument.logName(name), seal.incarnation()).stream()
        .map(kept -> new Version(kept.number(), label(seal, kept)));
  }

  private static Label label(DocumentSeal seal, SealedVersion kept) {
    return Label.decode(seal.open(Part.LABEL, kept.number(), kept.label()));
  }

  @Override
  public Optional<byte[]> version(DocumentName name, long number, DeviceId device) {
    return shares.with(
        name.share(),
        share -> seal(name, device, share).flatMap(seal -> version(name, number, seal)));
  }

  private Optional<byte[]> version(DocumentName name, long number, DocumentSeal seal) {
    return updates
        .version(SealedLiveDocument.logName(name), seal.incarnation(), number)
        .map(state -> seal.open(Part.VERSION, number, state));
  }

  private Optional<DocumentSeal> seal(DocumentName name, DeviceId device, LiveShare share) {
    if (!share.hasKey()) return Optional.empty();
    return updates
        .incarnation(SealedLiveDocument.logName(name))
        .map(incarnation -> DocumentSeal.of(share.key(device), name, incarnation));
  }

  @Override
  public List<DocumentName> documents(ShareId share) {
    return updates.documents(share.value()).stream()
        .map(document -> new DocumentName(share, document))
        .toList();
  }

  @Override
  public List<ShareId> shares() {
    return updates.shares().stream().map(ShareId::new).toList();
  }

  @Override
  public void shred(ShareId share) {
    var unused =
        shares.with(
            share,
            live -> {
              live.shred();
              open.keySet().removeIf(name -> name.share().equals(share));
              return live;
            });
  }
}
