package org.lockstep.api.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.wire.message.Headers;

/// The request that the current thread answers: who sent it, what proves that, and what it wrote.
///
/// One thread answers one request from beginning to end; other threads see none.
public final class RequestContext {
  static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

  private final HttpServletResponse response;
  private final @Nullable SelfSigned selfSigned;
  private @Nullable Caller caller;
  private @Nullable Evidence evidence;
  private @Nullable Long written;

  RequestContext(
      HttpServletResponse response, @Nullable Function<RequestContext, SelfSigned> selfSigned) {
    this.response = response;
    this.selfSigned = selfSigned == null ? null : selfSigned.apply(this);
  }

  /// The request that this thread answers, if it answers one.
  public static Optional<RequestContext> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// Does something as a request of its own, within the one that this thread answers.
  static <T> T within(Caller caller, Evidence evidence, Callable<T> work) throws Exception {
    var own = new RequestContext(CURRENT.get().response, null);
    own.proven(caller, evidence);
    return ScopedValue.where(CURRENT, own).call(work::call);
  }

  /// Who sent it, if it was signed by a trusted device.
  public Optional<Caller> caller() {
    return Optional.ofNullable(caller);
  }

  /// What its events keep, once its signature is verified.
  public Optional<Evidence> evidence() {
    return Optional.ofNullable(evidence);
  }

  /// The signature of a device that need not be trusted, on the routes that allow it.
  public Optional<SelfSigned> selfSigned() {
    return Optional.ofNullable(selfSigned);
  }

  /// Tells the sender the last position that its request wrote.
  public void wrote(long position) {
    written = position;
    response.setHeader(Headers.POSITION, Long.toString(position));
  }

  @Nullable String position() {
    return written == null ? null : written.toString();
  }

  void proven(@Nullable Caller by, Evidence signed) {
    caller = by;
    evidence = signed;
  }
}
