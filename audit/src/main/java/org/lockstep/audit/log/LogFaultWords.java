package org.lockstep.audit.log;

import java.util.stream.Collectors;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.TileName;

/// One line for each fault.
final class LogFaultWords {
  private LogFaultWords() {}

  static String of(LogFault fault) {
    return switch (fault) {
      case LogFault.OfCheckpoint f -> ofCheckpoint(f);
      case LogFault.OfGrowth f -> ofGrowth(f);
      case LogFault.OfTile f -> ofTile(f);
      case LogFault.OfEntry f -> ofEntry(f);
      case LogFault.OfReceipt f -> ofReceipt(f);
    };
  }

  private static String ofCheckpoint(LogFault.OfCheckpoint fault) {
    return switch (fault) {
      case LogFault.CheckpointMalformed f -> "what is shown is no signed checkpoint: " + f.why();
      case LogFault.TooManySignatures f ->
          "the checkpoint has %d signatures; more than %d are not looked at"
              .formatted(f.shown(), f.most());
      case LogFault.NotSigned f ->
          "the checkpoint is not signed by the key of %s, but by: %s"
              .formatted(f.key(), String.join(", ", f.signers()));
      case LogFault.SignatureWrong f ->
          "the signature of %s does not fit the checkpoint: one of them was altered"
              .formatted(f.key());
      case LogFault.WitnessesMissing f ->
          "too few witnesses cosigned the checkpoint: %s is not met; these did not: %s"
              .formatted(f.quorum(), String.join(", ", f.lacking()));
      case LogFault.OriginOther f ->
          "the checkpoint is of the log %s, not of %s".formatted(f.shown(), f.expected());
    };
  }

  private static String ofGrowth(LogFault.OfGrowth fault) {
    return switch (fault) {
      case LogFault.RolledBack f ->
          "the log shows %d events where it had signed for %d: it was rolled back, or its tail cut"
              .formatted(f.shown().size(), f.known().size());
      case LogFault.Forked f ->
          "the log has two histories under one key: %s does not begin with %s"
              .formatted(text(f.shown()), text(f.known()));
    };
  }

  private static String ofTile(LogFault.OfTile fault) {
    return switch (fault) {
      case LogFault.TileWidthWrong f ->
          "%s has %d bytes, not the %d of its %d hashes"
              .formatted(f.tile().path(), f.bytes(), f.tile().width() * 32, f.tile().width());
      case LogFault.TileWrong f ->
          "%s is not the tile that the signed root commits to".formatted(f.tile().path());
      case LogFault.EdgeWrong f ->
          "the tiles at the end of the log (%s) make the root %s, not that of %s"
              .formatted(
                  f.tiles().stream().map(TileName::path).collect(Collectors.joining(", ")),
                  f.computed().base64(),
                  text(f.checkpoint()));
    };
  }

  private static String ofEntry(LogFault.OfEntry fault) {
    return switch (fault) {
      case LogFault.EntryMissing f ->
          "%s ends before the event at position %d"
              .formatted(f.bundle().entriesPath(), f.position());
      case LogFault.EntriesSurplus f ->
          "%s goes on after its last event".formatted(f.bundle().entriesPath());
      case LogFault.EntryWrong f ->
          "the event at position %d (in %s) is not the one that the log signed for"
              .formatted(f.position(), f.bundle().entriesPath());
      case LogFault.EntryMisplaced f ->
          "at position %d stands an event that says it is the one at %d"
              .formatted(f.position(), f.said());
      case LogFault.EntryMalformed f ->
          "the bytes at position %d are no event: %s".formatted(f.position(), f.why());
      case LogFault.EventNotLogged f ->
          "the event that was shown at position %d is not the one that the log has there"
              .formatted(f.position());
      case LogFault.TimeFell f ->
          "the event at position %d says it was recorded before the one in front of it"
              .formatted(f.position());
      case LogFault.StreamBroken f ->
          "the event at position %d is not the next one of the stream that it says it is of"
              .formatted(f.position());
    };
  }

  private static String ofReceipt(LogFault.OfReceipt fault) {
    return switch (fault) {
      case LogFault.ReceiptMalformed f -> "this is no receipt: " + f.why();
      case LogFault.ReceiptWithoutEntry f ->
          "the receipt for position %d does not carry the event that it is for"
              .formatted(f.position());
      case LogFault.ReceiptWrong f ->
          "the receipt does not show its event at position %d of %s"
              .formatted(f.position(), text(f.checkpoint()));
    };
  }

  private static String text(Checkpoint checkpoint) {
    return "the log of %d events with root %s"
        .formatted(checkpoint.size(), checkpoint.root().base64());
  }
}
