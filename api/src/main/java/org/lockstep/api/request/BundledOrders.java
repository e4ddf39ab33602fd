package org.lockstep.api.request;

import java.util.concurrent.Callable;
import org.lockstep.api.problem.ApiProblem.DeviceNotRecognised;
import org.lockstep.api.problem.ApiProblem.SignatureMalformed;
import org.lockstep.api.problem.ProblemWriter;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.request.ContentDigest;
import org.lockstep.domain.Bytes;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.OrderMessages.OrderAnswer;
import org.lockstep.wire.message.OrderMessages.SignedOrder;
import org.lockstep.wire.message.Receipt;

/// Carries out orders that came together in one request as if each had come alone.
///
/// Each is signed by itself, so that its event keeps the same evidence as ever, and nobody who
/// checks the history later need know that orders can come together. The request around them proves
/// nothing for them: it only carries them, counts once against the rate of its account, and must be
/// of the same device.
///
/// A request whose answer was lost is sent again as it was. So an order that was carried out is
/// answered as before, and only one that is to be carried out takes its nonce. Safe for use by many
/// threads.
public final class BundledOrders {
  private static final String JSON = "application/json";
  private static final int DONE = 200;

  private final SignatureGate gate;
  private final Answers answers;
  private final ProblemWriter problems;
  private final MessageCodec codec;

  /// Orders that pass this gate, each carried out once.
  public BundledOrders(
      SignatureGate gate, Answers answers, ProblemWriter problems, MessageCodec codec) {
    this.gate = gate;
    this.answers = answers;
    this.problems = problems;
    this.codec = codec;
  }

  /// Carries an order out, and tells what came of it; a refusal too is an answer.
  ///
  /// @param caller who sent the request around it
  /// @param work carries out what the order's path and body say
  public OrderAnswer carryOut(SignedOrder order, Caller caller, Callable<Receipt> work) {
    try {
      var answer = once(order, caller, work);
      return new OrderAnswer(answer.status(), Bytes.of(answer.body()));
    } catch (Exception failure) {
      var problem = problems.of(failure);
      return new OrderAnswer(problem.status(), Bytes.of(codec.write(problem.members())));
    }
  }

  private Answers.Answer once(SignedOrder order, Caller caller, Callable<Receipt> work)
      throws Exception {
    var signature = ReceivedSignature.of(order);
    if (!signature.device().equals(caller.device())) {
      throw malformed("keyid is of another device than the request around it");
    }
    if (!KeptBodies.isPlain(order.path())) throw malformed("@path is not plain");
    gate.requireTimely(signature);
    var device =
        gate.find(signature)
            .orElseThrow(() -> new Refused(new DeviceNotRecognised(signature.device())));
    var genuine = signature.verify(device.signingKey());
    var body = order.body().toArray();
    var fault = genuine.checkBody(ContentDigest.of(body));
    if (fault.isPresent()) throw ReceivedSignature.refused(fault.get());
    var proven = signature.evidence(genuine);
    var evidence = KeptBodies.keeps(order.method(), order.path()) ? proven.with(body) : proven;
    var key = evidence.idempotencyKey().orElseThrow(() -> malformed("there is no idempotency key"));
    return answers.once(
        new Answers.Key(caller.device(), key),
        evidence.order(),
        () -> {
          gate.takeNonce(signature);
          return answer(RequestContext.within(caller, evidence, work));
        });
  }

  private Answers.Answer answer(Receipt receipt) {
    return new Answers.Answer(DONE, JSON, Long.toString(receipt.position()), codec.write(receipt));
  }

  private static Refused malformed(String what) {
    return new Refused(new SignatureMalformed(what));
  }
}
