package org.lockstep.realtime.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.ShareId;
import org.lockstep.storage.secrets.SecretName;
import org.lockstep.storage.secrets.Secrets;
import org.lockstep.storage.secrets.SqliteSecrets;
import org.lockstep.storage.updates.SqliteUpdates;
import org.lockstep.storage.updates.Updates;

/// Live documents on real files, which can be closed and opened again.
final class Desk implements AutoCloseable {
  static final ShareId SHARE = new ShareId(id(1));
  static final ShareId OTHER_SHARE = new ShareId(id(2));
  static final DocumentName PLAN = new DocumentName(SHARE, "plan");
  static final DocumentName MINUTES = new DocumentName(SHARE, "minutes/march");
  static final DocumentName OTHERS_PLAN = new DocumentName(OTHER_SHARE, "plan");
  static final DeviceId LAPTOP = new DeviceId(id(3));
  static final AccountId ALICE = new AccountId(id(4));

  final HeldShareKeys keys = new HeldShareKeys();
  private final Path directory;
  private final UnaryOperator<Updates> between;
  private Updates updates;
  private Secrets secrets;
  private SealedLiveDocuments documents;

  /// @param between what lies between the documents and their updates
  Desk(Path directory, UnaryOperator<Updates> between) {
    this.directory = directory;
    this.between = between;
    keys.escrow(SHARE, 1);
    keys.escrow(OTHER_SHARE, 1);
    updates = SqliteUpdates.open(directory.resolve("updates.db"));
    secrets = SqliteSecrets.open(directory.resolve("secrets.db"));
    documents = fresh();
  }

  Desk(Path directory) {
    this(directory, UnaryOperator.identity());
  }

  private static String id(int number) {
    var bytes = new byte[16];
    bytes[15] = (byte) number;
    return IdText.of(bytes);
  }

  private SealedLiveDocuments fresh() {
    return new SealedLiveDocuments(between.apply(updates), secrets, keys, Compaction.DEFAULT);
  }

  void restart() {
    close();
    updates = SqliteUpdates.open(directory.resolve("updates.db"));
    secrets = SqliteSecrets.open(directory.resolve("secrets.db"));
    documents = fresh();
  }

  SealedLiveDocuments documents() {
    return documents;
  }

  Updates updates() {
    return updates;
  }

  Secrets secrets() {
    return secrets;
  }

  static SecretName liveKey(ShareId share) {
    return new SecretName("live-key", share.value());
  }

  /// Every file on the disk, one character for each byte.
  List<String> files() throws IOException {
    try (var paths = Files.list(directory)) {
      var contents = new ArrayList<String>();
      for (var path : paths.toList()) {
        contents.add(Files.readString(path, StandardCharsets.ISO_8859_1));
      }
      return contents;
    }
  }

  Opened open(DocumentName name) {
    return documents.open(name, LAPTOP);
  }

  /// What the log of a document holds, base first, as texts; opens and closes it.
  List<String> texts(DocumentName name) {
    var opened = open(name);
    opened.document().close();
    var all = new ArrayList<byte[]>();
    all.add(opened.base());
    all.addAll(opened.tail());
    return all.stream().map(Edits::text).toList();
  }

  @Override
  public void close() {
    updates.close();
    secrets.close();
  }
}
