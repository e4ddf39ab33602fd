package org.lockstep.api.request;

import java.util.List;
import java.util.regex.Pattern;

/// What a route asks of its callers.
enum Access {
  /// Anybody may come, unsigned.
  OPEN,
  /// Signed, but by a device that no account need trust: the controller has the key.
  SELF_SIGNED,
  /// Signed by a device that an account trusts, or did when it was closed.
  EVEN_CLOSED,
  /// Signed by a trusted device.
  TRUSTED;

  private record Rule(Access access, String method, Pattern path) {
    static Rule of(Access access, String method, String path) {
      return new Rule(access, method, Pattern.compile(path));
    }

    boolean fits(String method, String path) {
      return this.method.equals(method) && this.path.matcher(path).matches();
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of(OPEN, "GET", "/v1/server"),
          Rule.of(OPEN, "GET", "/v1/operator-visibility"),
          Rule.of(OPEN, "GET", "/v1/log/.+"),
          Rule.of(OPEN, "GET", "/v1/links/[^/]+(/items/[^/]+(/content)?)?"),
          Rule.of(OPEN, "GET", "/actuator/(health|prometheus)"),
          Rule.of(OPEN, "GET", "/openapi(\\.html)?"),
          Rule.of(OPEN, "GET", "/live/.+"),
          Rule.of(EVEN_CLOSED, "GET", "/v1/account/closing"),
          Rule.of(SELF_SIGNED, "POST", "/v1/accounts"),
          Rule.of(SELF_SIGNED, "POST", "/v1/web/sessions"),
          Rule.of(SELF_SIGNED, "GET", "/v1/web/sessions/[^/]+"),
          Rule.of(SELF_SIGNED, "POST", "/v1/web/sessions/[^/]+/sign-out"),
          Rule.of(SELF_SIGNED, "POST", "/v1/recoveries"),
          Rule.of(SELF_SIGNED, "GET", "/v1/recoveries/[^/]+(/(packet|parts))?"),
          Rule.of(SELF_SIGNED, "POST", "/v1/recoveries/[^/]+/(proof|device)"),
          Rule.of(SELF_SIGNED, "POST", "/v1/web/sessions/[^/]+/categories"),
          Rule.of(SELF_SIGNED, "GET", "/v1/web/sessions/[^/]+/categories/[^/]+"),
          Rule.of(SELF_SIGNED, "POST", "/v1/enrolments"),
          Rule.of(SELF_SIGNED, "GET", "/v1/enrolments/[^/]+"));

  private static final Pattern UPLOAD = Pattern.compile("/v1/uploads/[^/]+");

  /// What the route asks; whatever is not named asks for a trusted device.
  static Access of(String method, String path) {
    var asGet = method.equals("HEAD") ? "GET" : method;
    return RULES.stream()
        .filter(rule -> rule.fits(asGet, path))
        .map(Rule::access)
        .findFirst()
        .orElse(TRUSTED);
  }

  /// Whether the body is a piece of an upload, which may be longer than JSON.
  static boolean isUpload(String method, String path) {
    return method.equals("PATCH") && UPLOAD.matcher(path).matches();
  }
}
