package org.lockstep.crypto.request;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What the profile covers, and the values of the covered components.
final class Profile {

  static final String LABEL = "lockstep";
  static final String TAG = "lockstep";
  static final String ALGORITHM = "ed25519";
  static final String CONTENT_DIGEST = "content-digest";
  static final String SIGNATURE_INPUT = "signature-input";
  static final String SIGNATURE = "signature";

  static final String METHOD = "@method";
  static final String PATH = "@path";
  static final String QUERY = "@query";

  /// Covered in each request, in this order.
  private static final List<String> ALWAYS = List.of(METHOD, PATH, QUERY, CONTENT_DIGEST);

  /// Covered where the request has them, after the others, in this order.
  private static final List<String> WHERE_PRESENT =
      List.of("idempotency-key", "if-match", "lockstep-after");

  private static final Pattern METHODS = Pattern.compile("[A-Z]{1,20}");
  private static final Pattern PATHS = Pattern.compile("/[!-~&&[^?#]]*");
  private static final Pattern QUERIES = Pattern.compile("[!-~&&[^#]]*");
  private static final Pattern FIELD_VALUES = Pattern.compile("[\\x20-\\x7e]*");

  private Profile() {}

  static boolean coversField(String name) {
    return name.equals(CONTENT_DIGEST) || WHERE_PRESENT.contains(name);
  }

  /// What a signature of this request has to cover.
  static List<String> covered(RequestComponents request) {
    var covered = new ArrayList<>(ALWAYS);
    WHERE_PRESENT.stream().filter(request::has).forEach(covered::add);
    return List.copyOf(covered);
  }

  /// Whether a signature of some request could cover exactly these.
  static boolean allows(List<String> covered) {
    if (covered.size() < ALWAYS.size()) return false;
    if (!covered.subList(0, ALWAYS.size()).equals(ALWAYS)) return false;
    var fields = covered.subList(ALWAYS.size(), covered.size());
    return fields.equals(WHERE_PRESENT.stream().filter(fields::contains).toList());
  }

  /// The value of a component in the signature base (RFC 9421 sections 2.1 and 2.2).
  static String value(RequestComponents request, String component) throws Refusal {
    return switch (component) {
      case METHOD -> matching(component, METHODS, request.method());
      case PATH -> matching(component, PATHS, request.path());
      case QUERY -> "?" + matching(component, QUERIES, request.query());
      default -> field(request, component);
    };
  }

  private static String field(RequestComponents request, String name) throws Refusal {
    var lines = request.lines(name);
    if (lines.isEmpty()) throw new Refusal(new SignatureFault.Missing(name));
    // Lines could be joined; but none of these fields is a list, and joining lets two requests
    // share a base.
    if (lines.size() > 1) throw new Refusal(new SignatureFault.Malformed(name));
    return matching(name, FIELD_VALUES, lines.getFirst().strip());
  }

  private static String matching(String component, Pattern form, String value) throws Refusal {
    if (form.matcher(value).matches()) return value;
    throw new Refusal(new SignatureFault.Malformed(component));
  }
}
