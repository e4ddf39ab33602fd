package org.lockstep.client.failure;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/// The server refused (RFC 9457): the problem as it was sent.
public final class ProblemException extends ClientFailure {
  /// What every type of our problems begins with.
  public static final String URN = "urn:lockstep:problem:";

  @Serial private static final long serialVersionUID = 1;

  private final transient Problem problem;

  /// A problem of the server.
  ///
  /// @param type a URN such as `urn:lockstep:problem:link-already-open`
  /// @param detail what to do next
  /// @param facts what blocks it: all members beyond the standard ones
  public record Problem(
      String type, String title, int status, String detail, Map<String, Object> facts) {
    /// Copies the facts, in their order.
    public Problem {
      facts = new LinkedHashMap<>(facts);
    }

    /// The last part of the type, such as `link-already-open`.
    public String name() {
      return type.startsWith(URN) ? type.substring(URN.length()) : type;
    }
  }

  /// Refused with this problem.
  public ProblemException(Problem problem) {
    super(problem.title() + ": " + problem.detail());
    this.problem = problem;
  }

  /// What the server said.
  public Problem problem() {
    return problem;
  }

  /// Whether it is the problem of this name, such as `link-already-open`.
  public boolean is(String name) {
    return problem.name().equals(name);
  }
}
