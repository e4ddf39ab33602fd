package org.lockstep.realtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Function;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.realtime.store.Compaction;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.realtime.store.LiveDocuments;
import org.lockstep.realtime.store.SealedLiveDocuments;
import org.lockstep.realtime.store.ShareKeyMissing;
import org.lockstep.realtime.store.ShareKeys;
import org.lockstep.storage.secrets.Secrets;
import org.lockstep.storage.secrets.SqliteSecrets;
import org.lockstep.storage.updates.SqliteUpdates;
import org.lockstep.storage.updates.Updates;
import org.lockstep.yjs.YUpdate;

/// The real store of live documents on real files, with one share whose key is escrowed.
public final class Archive implements AutoCloseable {
  public static final ShareId SHARE = new ShareId("00000000000000000000000001");
  public static final ShareId OFF = new ShareId("00000000000000000000000002");
  public static final DocumentName PLAN = new DocumentName(SHARE, "plan");
  public static final AccountId ANA = new AccountId("0000000000000000000000000a");
  public static final AccountId BEN = new AccountId("0000000000000000000000000b");
  public static final DeviceId LAPTOP = new DeviceId("0000000000000000000000000c");

  private final Updates updates;
  private final Secrets secrets;
  private final SealedLiveDocuments documents;

  /// On files in a directory, which may have some already.
  public Archive(Path directory) {
    this(directory, LiveDocuments.MOST_DOCUMENTS);
  }

  /// @param mostDocuments so many a share may have
  public Archive(Path directory, int mostDocuments) {
    updates = SqliteUpdates.open(directory.resolve("updates.db"));
    secrets = SqliteSecrets.open(directory.resolve("secrets.db"));
    var compaction = new Compaction(8, 1 << 20);
    documents = new SealedLiveDocuments(updates, secrets, new OneKey(), compaction, mostDocuments);
  }

  /// The key of [#SHARE], the same after each start: a restarted server has it from the vault.
  private record OneKey() implements ShareKeys {
    @Override
    public int newest(ShareId share) {
      if (!share.equals(SHARE)) throw new ShareKeyMissing(share);
      return 1;
    }

    @Override
    public <T> T use(ShareId share, int epoch, DeviceId device, Function<EpochSecret, T> work) {
      newest(share);
      return work.apply(
          new EpochSecret(
              KeyEpoch.share(share.value(), epoch), Secret.of(new byte[Secret.LENGTH])));
    }
  }

  /// The documents.
  public LiveDocuments documents() {
    return documents;
  }

  /// All that is on disk of a document that nobody has open.
  public byte[] stored(DocumentName name) {
    var opened = documents.open(name, LAPTOP);
    opened.document().close();
    var all = new ArrayList<byte[]>();
    all.add(opened.base());
    all.addAll(opened.tail());
    return YUpdate.merge(all);
  }

  @Override
  public void close() {
    updates.close();
    secrets.close();
  }
}
