package org.lockstep.api.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.lockstep.api.problem.ApiProblem.AuthorSignatureWrong;
import org.lockstep.api.problem.ApiProblem.BodyMalformed;
import org.lockstep.api.problem.ApiProblem.ContentDiffers;
import org.lockstep.api.problem.ApiProblem.DeviceNotRecognised;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.crypto.content.AuthorSignature;
import org.lockstep.crypto.content.ContentContext;
import org.lockstep.crypto.content.ContentRefused;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.item.ItemCommand;
import org.lockstep.domain.item.ItemVersion;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.blobs.BlobRef;
import org.springframework.stereotype.Component;

/// Writes versions of items: from a finished upload to a recorded version.
@Component
final class ItemWriting {
  private final ItemCommands commands;
  private final Uploads uploads;
  private final Contents contents;
  private final VisibleShares visible;
  private final ReadModels models;

  ItemWriting(
      ItemCommands commands,
      Uploads uploads,
      Contents contents,
      VisibleShares visible,
      ReadModels models) {
    this.commands = commands;
    this.uploads = uploads;
    this.contents = contents;
    this.visible = visible;
    this.models = models;
  }

  /// Writes the version.
  ///
  /// @return the position that it wrote
  long write(ItemCommand.WriteItem command, Precondition replaced, String upload) {
    var version = command.version();
    checkForm(version);
    if (version.number() - 1 != replaced.version()) {
      throw new Refused(
          new BodyMalformed("/version/number", "one more than the version that is replaced"));
    }
    commands.require(command);
    var name = new UploadName(command.by().device(), upload);
    checkContent(command, uploads.finish(name, version.digest()));
    return commands.send(command);
  }

  private static void checkForm(ItemVersion version) {
    if (version.epoch() < 1) {
      throw new Refused(new BodyMalformed("/version/epoch", "1 or more"));
    }
    new VersionForm(
            version.name(),
            version.contentKey(),
            version.digest(),
            version.length(),
            version.signature())
        .check();
  }

  private void checkContent(ItemCommand.WriteItem command, BlobRef blob) {
    var version = command.version();
    if (blob.length() != version.length()) throw differs("length");
    if (!Contents.digest(blob).equals(version.digest())) throw differs("digest");
    if (!isSigned(command)) throw new Refused(new AuthorSignatureWrong());
  }

  private boolean isSigned(ItemCommand.WriteItem command) {
    var version = command.version();
    var share = visible.living(command.share(), command.by().account());
    var context =
        new ContentContext(
            command.item().value(),
            version.number(),
            command.share().value(),
            share.kind().category().name(),
            version.epoch(),
            command.by().device().value());
    try (var blob = contents.open(version, 0, version.length())) {
      return AuthorSignature.of(version.signature().toArray())
          .covers(blob, context, key(command.by().device()));
    } catch (ContentRefused e) {
      throw (Refused) differs("header").initCause(e);
    } catch (IOException e) {
      throw new UncheckedIOException("stored content cannot be read", e);
    }
  }

  private VerifyingKey key(DeviceId device) {
    return models
        .accounts()
        .trusted(device)
        .map(trusted -> VerifyingKey.of(trusted.device().signingKey().toArray()))
        .orElseThrow(() -> new Refused(new DeviceNotRecognised(device)));
  }

  private static Refused differs(String member) {
    return new Refused(new ContentDiffers(member));
  }
}
