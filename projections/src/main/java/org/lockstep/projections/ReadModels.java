package org.lockstep.projections;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.id.AccountId;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.Token;
import org.lockstep.storage.journal.Journal;
import org.lockstep.wire.event.EventCodec;

/// What is so now: everything that queries ask for, as of one position of the journal.
///
/// One thread follows the journal. A query sees the history up to a position, never half a batch;
/// within [#consistently] several queries see the same one. Safe for use by many threads. Close it
/// before the stores.
public final class ReadModels implements AutoCloseable {
  private static final Duration LATEST_NEWS = Duration.ofSeconds(2);

  private final Gate gate;
  private final Tail tail;
  private final Applier applier;
  private final AccountModel accounts;
  private final ShareModel shares;
  private final ObligationModel obligations;
  private final BoxModel boxes;
  private final ItemModel items;
  private final HistoryModel history;
  private final UseModel uses;
  private final CommandModel commands;
  private final Sides sides;
  private final LiveDocuments documents;
  private final Rebuild rebuild;

  private ReadModels(Journal journal, Sides sides, EventCodec codec, Options options) {
    this.sides = sides;
    documents = new LiveDocuments(sides.documents(sides.live()));
    var streams = new Streams(journal, codec);
    gate = new Gate(documents.token(Applier.TOKEN) + 1);
    accounts = new AccountModel(gate, documents, streams, options.limits());
    history = new HistoryModel(gate, documents, streams);
    shares = new ShareModel(gate, documents, streams, history, options.limits());
    obligations = new ObligationModel(accounts, shares, documents, gate);
    boxes = new BoxModel(accounts, shares);
    items = new ItemModel(gate, documents, streams);
    uses = new UseModel(gate, documents, streams, shares);
    commands = new CommandModel(gate, documents);
    var rules =
        new Applier.Rules(
            new Indexing(streams, options.idempotencyKeys()),
            new OrderExpiry(documents, streams, options.ordersKept()));
    applier = new Applier(gate, documents, streams, rules, new Applier.Models(accounts, shares));
    tail = new Tail(journal, gate, applier, options.limits().batch());
    rebuild =
        new Rebuild(
            sides,
            documents,
            gate,
            side -> new Replay(journal, side, codec, options, options.limits().batch()),
            this::forgetAll);
  }

  /// What can be chosen.
  ///
  /// @param idempotencyKeys finds the idempotency key in an event's metadata
  /// @param ordersKept how long a command is found again by its key
  public record Options(Limits limits, IdempotencyKeys idempotencyKeys, Duration ordersKept) {
    private static final Duration A_WEEK = Duration.ofDays(7);

    /// The default limits, and no idempotency keys.
    public static final Options DEFAULT = new Options(Limits.DEFAULT, IdempotencyKeys.NONE, A_WEEK);
  }

  /// Opens the read models where they were left, and begins to follow the journal.
  ///
  /// @throws IllegalStateException if the documents know events that the journal does not have
  public static ReadModels open(
      Journal journal, Documents documents, EventCodec codec, Options options) {
    return open(journal, documents, codec, options, Format.NOW);
  }

  static ReadModels open(
      Journal journal, Documents documents, EventCodec codec, Options options, Format format) {
    var sides = Sides.open(documents, format);
    if (isAhead(sides.documents(sides.live()).token(Applier.TOKEN), journal)) {
      throw new IllegalStateException(
          "The read models are ahead of the journal: remove the documents and start again");
    }
    var models = new ReadModels(journal, sides, codec, options);
    models.tail.start();
    if (sides.isOutdated() || sides.building().isPresent()) models.rebuild();
    return models;
  }

  /// Another node may have applied what it has just appended, of which this journal hears later.
  private static boolean isAhead(long token, Journal journal) {
    try {
      return token != Token.NONE && !journal.awaitBeyond(token - 1, LATEST_NEWS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the read models were opened", e);
    }
  }

  /// How many events have been applied: those at positions below it.
  public long position() {
    return gate.position();
  }

  /// Waits until the event at `position` has been applied.
  ///
  /// @return false if the time ran out, or the read models have stopped
  public boolean await(long position, Duration timeout) throws InterruptedException {
    return gate.await(position, timeout);
  }

  /// Runs queries that all see the history up to the same position.
  ///
  /// Nothing is applied meanwhile, so it must be quick and must wait for nothing.
  public <T> T consistently(Supplier<T> queries) {
    return gate.reading(queries);
  }

  /// Calls the listener with the last applied position after each batch, on the applying thread: it
  /// must be quick, must not query, and must not throw.
  public Journal.Registration onApplied(LongConsumer listener) {
    return tail.onApplied(listener);
  }

  /// Why nothing is applied at present, if something has failed: for the health of the server.
  public Optional<Throwable> failure() {
    return tail.failure();
  }

  /// Accounts and devices.
  public AccountModel accounts() {
    return accounts;
  }

  /// Shares: verdicts, lists, keys, invitations.
  public ShareModel shares() {
    return shares;
  }

  /// What is owed.
  public ObligationModel obligations() {
    return obligations;
  }

  /// Keys in wrong hands.
  public BoxModel boxes() {
    return boxes;
  }

  /// Items.
  public ItemModel items() {
    return items;
  }

  /// The recorded events that concern a share.
  public HistoryModel history() {
    return history;
  }

  /// The uses of keys of the vault.
  public UseModel uses() {
    return uses;
  }

  /// Commands that have been carried out.
  public CommandModel commands() {
    return commands;
  }

  /// Lets go of everything in memory about an account: call it when the key of its personal texts
  /// has been destroyed.
  public void forget(AccountId account) {
    accounts.forget(account);
    shares.forgetTimelines();
  }

  /// Builds all documents anew from the whole journal, beside those that answer, and lets the new
  /// ones answer once they have caught up. Returns at once; if that is under way, nothing happens.
  ///
  /// Queries and commands go on. Listeners hear nothing of it. Whoever ends in the middle goes on
  /// with the next [#open].
  public void rebuild() {
    rebuild.begin();
  }

  /// How many events have been applied anew; empty if nothing is being built.
  public Optional<Long> rebuilding() {
    return rebuild.progress();
  }

  /// Waits until nothing is being built anew.
  ///
  /// @return false if the time ran out, or building was given up
  public boolean awaitRebuilt(Duration timeout) throws InterruptedException {
    return rebuild.await(timeout);
  }

  /// Why building anew was given up, if it was.
  public Optional<Throwable> rebuildFailure() {
    return rebuild.failure();
  }

  /// A page of a projection's rows as they lie in the store, for whoever compares them with the
  /// history.
  ///
  /// @param after the key of the last row of the page before; null for the first page
  /// @param limit of rows, at least 1
  /// @throws IllegalArgumentException if there is no such projection
  public RowPage rows(String projection, @Nullable String after, int limit) {
    return gate.reading(
        () ->
            RowPage.of(
                documents,
                projection,
                after,
                limit,
                new RowPage.Stand(sides.live().form(), gate.position())));
  }

  private void forgetAll() {
    applier.forgetAll();
    shares.forgetTimelines();
  }

  /// Finishes the batch in hand and ends; the next start goes on from there.
  @Override
  public void close() {
    rebuild.close();
    tail.close();
  }
}
