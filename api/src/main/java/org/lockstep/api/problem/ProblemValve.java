package org.lockstep.api.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.RequestMalformed;
import org.lockstep.api.problem.ApiProblem.RouteUnknown;
import org.lockstep.wire.message.MessageCodec;

/// Gives the refusals of Tomcat itself, of requests that never reach a filter, the form of all
/// others. Tomcat makes it by its name.
public final class ProblemValve extends ErrorReportValve {
  private static final int FIRST_ERROR = 400;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int NOT_FOUND = 404;

  private final ProblemWriter writer = new ProblemWriter(new MessageCodec());

  /// As Tomcat makes it.
  public ProblemValve() {}

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < FIRST_ERROR || response.getContentWritten() > 0 || response.isCommitted()) return;
    if (!response.setErrorReported()) return;
    try {
      writer.write(problem(status, failure), response);
      response.finishResponse();
    } catch (IOException e) {
      container.getLogger().debug("The answer to a malformed request broke off", e);
    }
  }

  private Problem problem(int status, @Nullable Throwable failure) {
    if (status == NOT_FOUND) return Problem.of(new RouteUnknown());
    // Without a failure it is the request that Tomcat cannot serve: a version or a coding.
    if (status < FIRST_SERVER_ERROR || failure == null) return Problem.of(new RequestMalformed());
    return writer.of(failure);
  }
}
