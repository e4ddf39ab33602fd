package org.lockstep.api.item;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.ApiProblem.PreconditionMissing;
import org.lockstep.api.problem.Refused;

/// Which version a request replaces, by `If-Match` or `If-None-Match` (RFC 9110 section 13.1).
///
/// @param version the last one that its sender knows; 0 where there must be none
public record Precondition(int version) {
  private static final Pattern TAG = Pattern.compile("\"([1-9][0-9]{0,8})\"");

  /// The entity tag of a version.
  public static String tag(int version) {
    return "\"" + version + "\"";
  }

  /// The precondition of a write.
  ///
  /// @throws Refused if there is none, or more than one
  public static Precondition ofWrite(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch != null && ifNoneMatch != null) {
      throw new Refused(new ParameterMalformed("If-None-Match", "no If-Match beside it"));
    }
    if (ifNoneMatch == null) return ofChange(ifMatch);
    if (ifNoneMatch.strip().equals("*")) return new Precondition(0);
    throw new Refused(new ParameterMalformed("If-None-Match", "*"));
  }

  /// The precondition of a change to an item that exists.
  ///
  /// @throws Refused if there is none
  public static Precondition ofChange(@Nullable String ifMatch) {
    if (ifMatch == null) throw new Refused(new PreconditionMissing());
    var tag = TAG.matcher(ifMatch.strip());
    if (tag.matches()) return new Precondition(Integer.parseInt(tag.group(1)));
    throw new Refused(new ParameterMalformed("If-Match", "one version, such as \"3\""));
  }
}
