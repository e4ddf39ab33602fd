package org.lockstep.api.owndata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.custody.Rosters;
import org.lockstep.api.item.Contents;
import org.lockstep.api.item.Precondition;
import org.lockstep.api.item.UploadName;
import org.lockstep.api.item.Uploads;
import org.lockstep.api.item.VersionForm;
import org.lockstep.api.owndata.OwnItems.Place;
import org.lockstep.api.owndata.OwnItems.Stored;
import org.lockstep.api.problem.ApiProblem.AuthorSignatureWrong;
import org.lockstep.api.problem.ApiProblem.BodyMalformed;
import org.lockstep.api.problem.ApiProblem.ContentDiffers;
import org.lockstep.api.problem.ApiProblem.DataKeyMissing;
import org.lockstep.api.problem.ApiProblem.DataKeyWrong;
import org.lockstep.api.problem.ApiProblem.MetadataNotAllowed;
import org.lockstep.api.problem.ApiProblem.TextLengthWrong;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.content.AuthorSignature;
import org.lockstep.crypto.content.ContentRefused;
import org.lockstep.crypto.data.DataSecret;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.StandardMetadata;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.item.ItemRejection.ItemUnknown;
import org.lockstep.domain.item.ItemRejection.VersionConflict;
import org.lockstep.wire.message.DataMessages.DataVersion;
import org.lockstep.wire.message.DataMessages.WriteData;
import org.springframework.stereotype.Component;

/// Writes and deletes items of an account's own data.
///
/// Whatever a device claims, a version is taken only under the key that the custody graph gives the
/// category at that moment (R24): nothing always end-to-end encrypted under a key that the server
/// reaches, nothing under a replaced one. Safe for use by many threads; one changes items at a
// time.
@Component
final class OwnWriting {
  private static final int LONGEST_VALUE = 256;

  private final AccountCommands accounts;
  private final VisibleShares visible;
  private final Rosters rosters;
  private final Uploads uploads;
  private final Contents contents;
  private final OwnItems items;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();

  OwnWriting(
      AccountCommands accounts,
      VisibleShares visible,
      Rosters rosters,
      Uploads uploads,
      Contents contents,
      OwnItems items,
      Clock clock) {
    this.accounts = accounts;
    this.visible = visible;
    this.rosters = rosters;
    this.uploads = uploads;
    this.contents = contents;
    this.items = items;
    this.clock = clock;
  }

  /// Keeps the version in place of the one before. Doing so again changes nothing.
  void write(Place place, Precondition replaced, WriteData request, Caller caller) {
    var version = request.version();
    checkForm(place.category(), version);
    if (version.number() - 1 != replaced.version()) {
      throw new Refused(
          new BodyMalformed("/version/number", "one more than the version that is replaced"));
    }
    visible.catchUp();
    if (isKept(place, version)) return;
    require(place, version, caller);
    var upload = new UploadName(caller.device(), request.upload());
    var blob = uploads.finishAlone(upload, version.digest(), purpose(place, version));
    if (!Contents.digest(blob).equals(version.digest())) {
      throw new Refused(new ContentDiffers("digest"));
    }
    try {
      if (blob.length() != version.length()) throw new Refused(new ContentDiffers("length"));
      requireSignature(place, version, caller);
      inTurn(() -> keep(place, version, caller));
    } catch (Refused refused) {
      if (!names(place, version)) uploads.undo(upload, blob);
      throw refused;
    }
  }

  private void keep(Place place, DataVersion version, Caller caller) {
    visible.catchUp();
    if (isKept(place, version)) return;
    require(place, version, caller);
    items.keep(place, new Stored(version, caller.device(), clock.instant()));
  }

  private boolean isKept(Place place, DataVersion version) {
    return items.find(place).filter(known -> known.version().equals(version)).isPresent();
  }

  private boolean names(Place place, DataVersion version) {
    return items
        .find(place)
        .filter(known -> known.version().digest().equals(version.digest()))
        .isPresent();
  }

  private void require(Place place, DataVersion version, Caller caller) {
    int last = items.find(place).map(known -> known.version().number()).orElse(0);
    requireNext(last + 1, version.number());
    requireKey(place.category(), version.key(), caller);
  }

  private static String purpose(Place place, DataVersion version) {
    return "own/"
        + place.account()
        + "/"
        + place.category()
        + "/"
        + place.item()
        + "/"
        + version.number();
  }

  private static void requireNext(int expected, int given) {
    if (given != expected) throw new Refused(new VersionConflict(expected, given));
  }

  private void requireKey(Category category, DataKey given, Caller caller) {
    var expected =
        DataKey.current(category, accounts.state(caller))
            .orElseThrow(() -> new Refused(new DataKeyMissing(category)));
    if (!given.equals(expected)) {
      throw new Refused(
          new DataKeyWrong(
              category, expected.kind(), expected.number(), given.kind(), given.number()));
    }
  }

  private static void checkForm(Category category, DataVersion version) {
    new VersionForm(
            version.name(),
            version.contentKey(),
            version.digest(),
            version.length(),
            version.signature())
        .check();
    version
        .metadata()
        .forEach(
            (field, value) -> {
              if (!StandardMetadata.fields(category).contains(field)) {
                throw new Refused(new MetadataNotAllowed(category, field));
              }
              if (value.isBlank() || value.length() > LONGEST_VALUE) {
                throw new Refused(new TextLengthWrong("/version/metadata/" + field, LONGEST_VALUE));
              }
            });
  }

  private void requireSignature(Place place, DataVersion version, Caller caller) {
    var key = version.key();
    var context =
        new DataSecret.Place(
                place.account().value(), place.category().name(), key.kind().name(), key.number())
            .content(place.item().value(), version.number(), caller.device().value());
    try (var blob = contents.open(version.digest(), version.length(), 0, version.length())) {
      if (!AuthorSignature.of(version.signature().toArray())
          .covers(blob, context, signingKey(caller))) {
        throw new Refused(new AuthorSignatureWrong());
      }
    } catch (ContentRefused e) {
      throw (Refused) new Refused(new ContentDiffers("header")).initCause(e);
    } catch (IOException e) {
      throw new UncheckedIOException("stored content cannot be read", e);
    }
  }

  private VerifyingKey signingKey(Caller caller) {
    var device = accounts.state(caller).devices().get(caller.device());
    if (device == null) throw new Refused(new AuthorSignatureWrong());
    return VerifyingKey.of(device.signingKey().toArray());
  }

  /// Deletes an item: its content, its metadata and its wrapped key.
  void delete(Place place, Precondition expected, Caller caller) {
    inTurn(
        () -> {
          visible.catchUp();
          accounts.state(caller);
          var known =
              items.find(place).orElseThrow(() -> new Refused(new ItemUnknown(place.item())));
          requireNext(known.version().number(), expected.version());
          items.delete(place);
        });
  }

  /// While something is changed, no device leaves a roster and no account is closed (R71, R102).
  private void inTurn(Runnable change) {
    turn.lock();
    try {
      rosters.granting(
          () -> {
            change.run();
            return 0;
          });
    } finally {
      turn.unlock();
    }
  }
}
