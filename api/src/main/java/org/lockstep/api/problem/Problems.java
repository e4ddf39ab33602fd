package org.lockstep.api.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.ConcurrencyException;
import org.lockstep.api.problem.ApiProblem.BodyMalformed;
import org.lockstep.api.problem.ApiProblem.ConcurrentChange;
import org.lockstep.api.problem.ApiProblem.MediaTypeUnsupported;
import org.lockstep.api.problem.ApiProblem.MethodNotAllowed;
import org.lockstep.api.problem.ApiProblem.NotAcceptable;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.ApiProblem.RequestMalformed;
import org.lockstep.api.problem.ApiProblem.RouteUnknown;
import org.lockstep.api.problem.ApiProblem.ServerStopping;
import org.lockstep.api.problem.ApiProblem.StorageExhausted;
import org.lockstep.api.problem.ApiProblem.StorageUnreachable;
import org.lockstep.storage.OutcomeUnknown;
import org.lockstep.storage.StorageFull;
import org.lockstep.storage.StoreUnreachable;
import org.lockstep.storage.journal.JournalStopped;
import org.lockstep.storage.journal.StreamConflict;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Finds the problem behind an exception, be it ours, the web framework's or a store's.
final class Problems {
  private static final int DEEPEST = 8;

  private Problems() {}

  /// The problem; empty for what should not happen.
  static Optional<Problem> of(Throwable failure) {
    var cause = failure;
    for (int depth = 0; depth < DEEPEST && cause != null; depth++) {
      var found = direct(cause);
      if (found.isPresent()) return found;
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Optional<Problem> direct(Throwable failure) {
    if (failure instanceof Refused refused) return Optional.of(refused.problem());
    return store(failure).or(() -> framework(failure)).map(Problem::of);
  }

  private static Optional<ApiProblem> store(Throwable failure) {
    return switch (failure) {
      case StreamConflict _, ConcurrencyException _ -> Optional.of(new ConcurrentChange());
      case StorageFull _ -> Optional.of(new StorageExhausted());
      case StoreUnreachable _, OutcomeUnknown _ -> Optional.of(new StorageUnreachable());
      case JournalStopped _ -> Optional.of(new ServerStopping());
      default -> Optional.empty();
    };
  }

  private static Optional<ApiProblem> framework(Throwable failure) {
    return Optional.ofNullable(
        switch (failure) {
          case NoHandlerFoundException _, NoResourceFoundException _ -> new RouteUnknown();
          case HttpRequestMethodNotSupportedException e -> new MethodNotAllowed(allowed(e));
          case HttpMediaTypeNotSupportedException e ->
              new MediaTypeUnsupported(names(e.getSupportedMediaTypes()));
          case HttpMediaTypeNotAcceptableException e ->
              new NotAcceptable(names(e.getSupportedMediaTypes()));
          case HttpMessageNotReadableException _ -> new BodyMalformed("", "a body is expected");
          case MethodArgumentTypeMismatchException e ->
              new ParameterMalformed(e.getName(), expected(e));
          case MissingRequestValueException e -> new ParameterMalformed(missing(e), "a value");
          case ErrorResponse e when e.getStatusCode().is4xxClientError() -> new RequestMalformed();
          default -> null;
        });
  }

  private static List<String> allowed(HttpRequestMethodNotSupportedException e) {
    var methods = e.getSupportedMethods();
    return methods == null ? List.of() : Arrays.asList(methods);
  }

  private static List<String> names(List<MediaType> types) {
    return types.stream().map(MediaType::toString).toList();
  }

  private static String expected(MethodArgumentTypeMismatchException e) {
    var type = e.getRequiredType();
    return type == null ? "another form" : Kebab.of(type);
  }

  private static String missing(MissingRequestValueException e) {
    var about = e.getBody().getDetail();
    return about == null ? "" : about;
  }
}
