package org.lockstep.api.owndata;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.api.custody.OwnedRecords;
import org.lockstep.api.item.Contents;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ItemId;
import org.lockstep.vault.SealedRecords;
import org.lockstep.vault.Vault;
import org.lockstep.wire.message.DataMessages.DataVersion;
import org.lockstep.wire.message.DataMessages.DataView;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;
import org.springframework.stereotype.Component;

/// The items of accounts' own data: a record of the vault for each, and its ciphertext among the
/// blobs.
///
/// Outside the history, because deleting one must really end it: with the record its wrapped key
/// and its metadata are gone, with the blob its content. Only the last version is kept. The
/// metadata that stays under standard protection lies here under the server's keys, in every mode
/// (R40).
///
/// A new version's record is kept before the old content goes; content is taken away before the
/// record of a deleted item. So a crash leaves at most ciphertext without a key, or an item whose
/// deletion can be repeated.
///
/// ```
/// own-data   account "-" category "-" item    {"version", "by", "at"}
/// ```
@Component
final class OwnItems implements OwnedRecords {
  private static final String KIND = "own-data";

  private final SealedRecords records;
  private final Contents contents;
  private final MessageCodec codec;

  OwnItems(Vault vault, Contents contents, MessageCodec codec) {
    this.records = vault.sealedRecords();
    this.contents = contents;
    this.codec = codec;
  }

  /// Where an item lies.
  record Place(AccountId account, Category category, ItemId item) {
    private String id() {
      return prefix(account, category) + item;
    }
  }

  /// An item as it is kept.
  record Stored(DataVersion version, DeviceId by, Instant at) {
    DataView view(ItemId item) {
      return new DataView(item, version, by, at);
    }
  }

  Optional<Stored> find(Place place) {
    return records.get(KIND, place.id()).map(this::read);
  }

  /// The items of a category after one, in the order of their ids.
  ///
  /// @param limit one more than a page shows tells whether there is another
  List<DataView> after(AccountId account, Category category, String after, int limit) {
    var prefix = prefix(account, category);
    return records.list(KIND, prefix).stream()
        .map(id -> new ItemId(id.substring(prefix.length())))
        .filter(item -> item.value().compareTo(after) > 0)
        .limit(limit)
        .flatMap(
            item -> find(new Place(account, category, item)).map(kept -> kept.view(item)).stream())
        .toList();
  }

  void keep(Place place, Stored stored) {
    var before = find(place);
    records.put(KIND, place.id(), codec.write(stored));
    before.ifPresent(this::deleteContent);
  }

  void delete(Place place) {
    delete(place.id());
  }

  private void delete(String id) {
    records.get(KIND, id).map(this::read).ifPresent(this::deleteContent);
    records.destroy(KIND, id);
  }

  private void deleteContent(Stored gone) {
    contents.delete(gone.version().digest(), gone.version().length());
  }

  @Override
  public void destroyAll(AccountId account) {
    records.list(KIND, account + "-").forEach(this::delete);
  }

  @Override
  public int count(AccountId account) {
    return records.list(KIND, account + "-").size();
  }

  private static String prefix(AccountId account, Category category) {
    return account + "-" + category + "-";
  }

  private Stored read(byte[] content) {
    try {
      return codec.read(content, Stored.class);
    } catch (MalformedMessage e) {
      throw new IllegalStateException("what is kept of an item is damaged", e);
    }
  }
}
