package org.lockstep.storage.updates;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Logs of sealed updates, one for each document that is edited live.
///
/// Every change is durable when it is acknowledged, and atomic. Every method may be called from any
/// thread; all but [#append] block. A [org.lockstep.storage.StorageException] means that nothing
/// was changed, unless it is an [UpdatesStopped] or an [org.lockstep.storage.OutcomeUnknown].
public interface Updates extends AutoCloseable {

  /// Loads a log, or begins one of a random incarnation.
  Log open(LogName name);

  /// Loads a log, if there is one.
  Optional<Log> find(LogName name);

  /// The incarnation of a log, if there is one.
  Optional<Incarnation> incarnation(LogName name);

  /// Adds an update at the end of a log. Calls take effect in their order; never blocks.
  ///
  /// @return done once it is durable, on the writer's thread, where nothing may block; or fails
  ///     with [IncarnationMismatch] if that log has ended, or [SequenceConflict] unless the update
  ///     has the sequence after the last one
  CompletionStage<Void> append(LogName name, Incarnation incarnation, SealedUpdate update);

  /// Puts a base in place of everything up to its sequence, that included.
  ///
  /// @throws IncarnationMismatch if that log has ended
  /// @throws SequenceConflict if the base ends before the one that is there, which would bring back
  ///     what is no longer known one by one, or after the last update
  void compact(LogName name, Incarnation incarnation, SealedUpdate base);

  /// Keeps a state of the document, in addition to its updates.
  ///
  /// @param version with the number after the last one
  /// @throws IncarnationMismatch if that log has ended
  /// @throws SequenceConflict for any other number
  void keep(LogName name, Incarnation incarnation, SealedVersion version, byte[] sealed);

  /// Begins a log with everything that another store's has, its incarnation included. For copies
  /// into a store that nobody else writes.
  ///
  /// @throws SequenceConflict if there is a log of that name
  void begin(LogCopy copy);

  /// The versions of a log, in order.
  ///
  /// @throws IncarnationMismatch if that log has ended
  List<SealedVersion> versions(LogName name, Incarnation incarnation);

  /// A kept state.
  ///
  /// @throws IncarnationMismatch if that log has ended
  Optional<byte[]> version(LogName name, Incarnation incarnation, long number);

  /// Ends a log, if it is there, with its updates and versions.
  void delete(LogName name);

  /// Ends all logs of a share.
  void deleteAll(String share);

  /// The names of a share's documents, in order.
  List<String> documents(String share);

  /// The shares that have logs, in order.
  List<String> shares();

  /// Waits for what was handed in, then takes no more.
  @Override
  void close();
}
