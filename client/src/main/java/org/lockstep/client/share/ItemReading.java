package org.lockstep.client.share;

import java.io.IOException;
import java.io.InputStream;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.crypto.content.AuthorSignature;
import org.lockstep.crypto.content.Authorship;
import org.lockstep.crypto.content.ContentContext;
import org.lockstep.crypto.content.ContentKey;
import org.lockstep.crypto.content.ContentReader;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.wire.message.ItemMessages.ItemView;

/// Opens the content of an item's version.
final class ItemReading {
  private ItemReading() {}

  /// A reader that decrypts, and that gives the last bytes only once the author's signature was
  /// checked.
  ///
  /// @throws TrustRefused if the author was never allowed to write, or the key does not open
  static ContentReader open(InputStream blob, ItemView view, ShareCustody.Opened opened)
      throws IOException {
    var author =
        opened
            .history()
            .author(view.by())
            .orElseThrow(
                () -> refused(view, "the device that wrote it belongs to nobody who may write"));
    var version = view.version();
    var context =
        new ContentContext(
            view.item().value(),
            version.number(),
            opened.state().share().value(),
            opened.state().kind().category().name(),
            version.epoch(),
            view.by().device().value());
    var key = key(view, opened, context);
    var signature = AuthorSignature.of(version.signature().toArray());
    return new ContentReader(blob, key, context, new Authorship(author, signature));
  }

  private static ContentKey key(ItemView view, ShareCustody.Opened opened, ContentContext context) {
    var secret = opened.secrets().of(view.version().epoch());
    try {
      return ContentKey.unwrap(secret.secret(), context, view.version().contentKey().toArray());
    } catch (SealRefused e) {
      throw refused(view, "its key does not open");
    }
  }

  private static TrustRefused refused(ItemView view, String fault) {
    return new TrustRefused(new Breach.ContentWrong(view.item().value(), fault));
  }
}
