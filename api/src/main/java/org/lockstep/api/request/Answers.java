package org.lockstep.api.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.IdempotencyKeyReused;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.Receipt;

/// Carries an order out once, however often it is sent under one `Idempotency-Key`.
///
/// A second sending waits for the first one and gets its answer. Answers other than 2xx are not
/// kept: nothing was written, and the order may be sent again. Answers leave the memory after an
/// hour; after that, and after a restart, the history tells which position the order wrote, and the
/// answer is its [Receipt]. Safe for use by many threads.
public final class Answers {
  private static final int MOST = 20_000;
  private static final Duration KEPT = Duration.ofHours(1);

  private final PastOrders past;
  private final MessageCodec codec;
  private final Map<Key, Running> running = new ConcurrentHashMap<>();
  private final Cache<Key, Done> done =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  /// Under which an order is carried out once.
  record Key(DeviceId device, String idempotencyKey) {}

  /// A response that can be given again.
  @SuppressWarnings("ArrayRecordComponent") // written out, never compared
  record Answer(int status, @Nullable String contentType, @Nullable String position, byte[] body) {
    boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  /// How an order is carried out.
  interface Work {
    Answer carryOut() throws Exception;
  }

  private record Done(String order, Answer answer) {}

  private record Running(String order, CompletableFuture<Boolean> ended) {}

  /// Orders that the history has forgotten are those of `past`.
  public Answers(PastOrders past, MessageCodec codec) {
    this.past = past;
    this.codec = codec;
  }

  /// The answer to the order, carried out now or before.
  ///
  /// @throws Refused if another order was sent under the key
  Answer once(Key key, String order, Work work) throws Exception {
    while (true) {
      var mine = new Running(order, new CompletableFuture<>());
      var other = running.putIfAbsent(key, mine);
      if (other == null) return lead(key, mine, work);
      requireSame(order, other.order());
      other.ended().join();
    }
  }

  private Answer lead(Key key, Running mine, Work work) throws Exception {
    try {
      var earlier = earlier(key, mine.order());
      if (earlier.isPresent()) return earlier.get();
      var answer = work.carryOut();
      if (answer.isSuccess()) done.put(key, new Done(mine.order(), answer));
      return answer;
    } finally {
      running.remove(key);
      mine.ended().complete(true);
    }
  }

  private Optional<Answer> earlier(Key key, String order) {
    var kept = done.getIfPresent(key);
    if (kept != null) {
      requireSame(order, kept.order());
      return Optional.of(kept.answer());
    }
    return past.find(key.device(), key.idempotencyKey()).map(found -> receipt(order, found));
  }

  private Answer receipt(String order, PastOrders.Past found) {
    requireSame(order, found.order());
    var body = codec.write(new Receipt(found.position()));
    return new Answer(200, "application/json", Long.toString(found.position()), body);
  }

  private static void requireSame(String order, String earlier) {
    if (!order.equals(earlier)) throw new Refused(new IdempotencyKeyReused());
  }
}
