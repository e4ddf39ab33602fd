package org.lockstep.api.request;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.DeviceNotRecognised;
import org.lockstep.api.problem.ApiProblem.SignatureMalformed;
import org.lockstep.api.problem.ProblemWriter;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.request.ContentDigest;
import org.lockstep.crypto.request.SignatureVerdict.Genuine;
import org.lockstep.domain.account.AccountRejection.AccountIsClosed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// The way of every request: see this package's story for the order of its checks.
///
/// It also is the one place where a failure becomes a problem, whoever threw it.
public final class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Logger log = LoggerFactory.getLogger(RequestFilter.class);
  private static final int DEEPEST = 8;

  private final transient Parts parts;
  private final transient Bodies bodies;
  private final transient ReadAfter readAfter;

  /// What the filter works with.
  ///
  /// @param longestJson the longest body in bytes, but for uploads
  /// @param longestPiece the longest piece of an upload in bytes
  /// @param longestWait for the views, when a request asks for a position
  public record Parts(
      SignatureGate gate,
      Progress progress,
      Rates rates,
      Answers answers,
      ProblemWriter problems,
      MeterRegistry meters,
      int longestJson,
      int longestPiece,
      Duration longestWait) {}

  /// A filter for all paths.
  public RequestFilter(Parts parts) {
    this.parts = parts;
    this.bodies = new Bodies(parts.longestJson(), parts.longestPiece());
    this.readAfter = new ReadAfter(parts.progress(), parts.longestWait());
  }

  /// A request on its way.
  private record Exchange(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    Access access() {
      return Access.of(request.getMethod(), request.getRequestURI());
    }

    boolean isUpload() {
      return Access.isUpload(request.getMethod(), request.getRequestURI());
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      parts.rates().require(request.getRemoteAddr());
      admit(new Exchange(request, response, chain));
    } catch (Exception failure) {
      if (isBrokenOff(failure)) {
        log.debug("The client broke off {} {}", request.getMethod(), request.getRequestURI());
        return;
      }
      if (response.isCommitted()) throw new IOException("the answer broke off", failure);
      refuse(failure, response);
    }
  }

  /// Whether the client went away: nobody is left to be told, and nothing is wrong here.
  private static boolean isBrokenOff(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST)
        .anyMatch(ClientAbortException.class::isInstance);
  }

  private void refuse(Exception failure, HttpServletResponse response) throws IOException {
    var problem = parts.problems().of(failure);
    parts.meters().counter("lockstep.refusals", "problem", problem.type().shortName()).increment();
    parts.problems().write(problem, response);
  }

  private void admit(Exchange exchange) throws Exception {
    if (exchange.access() == Access.OPEN) {
      readAfter.await(exchange.request(), exchange.response());
      answer(exchange, bodies.json(exchange.request()), context(exchange, null));
      return;
    }
    var signature = ReceivedSignature.of(exchange.request());
    requirePlain(exchange.request());
    parts.gate().requireTimely(signature);
    readAfter.await(exchange.request(), exchange.response());
    var device = parts.gate().find(signature);
    if (device.isPresent()) {
      admitTrusted(exchange, signature, device.get());
    } else if (exchange.access() == Access.SELF_SIGNED) {
      admitUnknown(exchange, signature);
    } else {
      throw new Refused(new DeviceNotRecognised(signature.device()));
    }
  }

  private void admitUnknown(Exchange exchange, ReceivedSignature signature) throws Exception {
    var body = bodies.json(exchange.request());
    answer(exchange, body, context(exchange, new Unproven(signature, ContentDigest.of(body))));
  }

  private void admitTrusted(Exchange exchange, ReceivedSignature signature, Devices.Trusted device)
      throws Exception {
    var genuine = signature.verify(device.signingKey());
    parts.rates().require(device.account());
    parts.gate().takeNonce(signature);
    // After the signature: who does not hold the key is not told that the account is closed.
    if (device.closed() && exchange.access() != Access.EVEN_CLOSED) {
      throw new Refused(new AccountIsClosed(device.account()));
    }
    var caller = new Caller(device.account(), signature.device());
    if (exchange.isUpload()) {
      bodies.withPiece(
          exchange.request(), body -> order(exchange, body, signature, genuine, caller));
    } else {
      order(exchange, bodies.json(exchange.request()), signature, genuine, caller);
    }
  }

  private void order(
      Exchange exchange, byte[] body, ReceivedSignature signature, Genuine genuine, Caller caller)
      throws Exception {
    var digest = ContentDigest.of(body);
    var fault = genuine.checkBody(digest);
    if (fault.isPresent()) throw ReceivedSignature.refused(fault.get());
    var context = context(exchange, new Unproven(signature, digest));
    var evidence = evidence(exchange.request(), body, signature.evidence(genuine));
    context.proven(caller, evidence);
    if (evidence.idempotencyKey().isEmpty() || isRead(exchange.request())) {
      answer(exchange, body, context);
    } else {
      once(exchange, body, context, evidence);
    }
  }

  /// Orders are kept with their path, and a path that is spelled in another way (`%2e`, `;a=b`)
  /// would look like another order to whoever checks it later.
  private static void requirePlain(HttpServletRequest request) {
    if (isRead(request) || KeptBodies.isPlain(request.getRequestURI())) return;
    throw new Refused(new SignatureMalformed("@path is not of letters, digits, ., _, ~ and -"));
  }

  private static Evidence evidence(HttpServletRequest request, byte[] body, Evidence proven) {
    boolean kept = KeptBodies.keeps(request.getMethod(), request.getRequestURI());
    return kept ? proven.with(body) : proven;
  }

  private void once(Exchange exchange, byte[] body, RequestContext context, Evidence evidence)
      throws Exception {
    var key = new Answers.Key(evidence.device(), evidence.idempotencyKey().orElseThrow());
    var kept = parts.answers().once(key, evidence.order(), () -> captured(exchange, body, context));
    var response = exchange.response();
    response.setStatus(kept.status());
    if (kept.contentType() != null) response.setContentType(kept.contentType());
    if (kept.position() != null) context.wrote(Long.parseLong(kept.position()));
    response.getOutputStream().write(kept.body());
  }

  private static Answers.Answer captured(Exchange exchange, byte[] body, RequestContext context)
      throws Exception {
    var caching = new ContentCachingResponseWrapper(exchange.response());
    answer(new Exchange(exchange.request(), caching, exchange.chain()), body, context);
    return new Answers.Answer(
        caching.getStatus(),
        caching.getContentType(),
        context.position(),
        caching.getContentAsByteArray());
  }

  /// A signature that the controller has yet to check.
  private record Unproven(ReceivedSignature signature, ContentDigest body) {}

  private RequestContext context(Exchange exchange, @Nullable Unproven unproven) {
    if (unproven == null || exchange.access() != Access.SELF_SIGNED) {
      return new RequestContext(exchange.response(), null);
    }
    return new RequestContext(
        exchange.response(),
        context ->
            new SelfSigned(
                unproven.signature(),
                unproven.body(),
                (signature, evidence) -> prove(context, signature, evidence)));
  }

  private void prove(RequestContext context, ReceivedSignature signature, Evidence evidence) {
    if (context.evidence().isPresent()) return; // a trusted device, whose nonce is taken already
    parts.gate().takeNonce(signature);
    context.proven(null, evidence);
  }

  private static void answer(Exchange exchange, byte[] body, RequestContext context)
      throws Exception {
    ScopedValue.where(RequestContext.CURRENT, context)
        .call(
            () -> {
              exchange
                  .chain()
                  .doFilter(Bodies.replay(exchange.request(), body), exchange.response());
              return null;
            });
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }
}
