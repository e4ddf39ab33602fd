package org.lockstep.api.problem;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lockstep.domain.account.AccountRejection;
import org.lockstep.domain.handle.HandleDecider.HandleTaken;
import org.lockstep.domain.item.ItemRejection;
import org.lockstep.domain.share.ShareRejection;

/// A problem as its sender reads it (RFC 9457).
///
/// @param facts members beside the standard ones: texts, numbers, truth values, lists and maps
public record Problem(ProblemType type, Map<String, Object> facts) {
  /// The problem that a reason makes.
  ///
  /// @throws IllegalArgumentException if it is a value of none of the rejections' types
  static Problem of(Object reason) {
    ProblemType type =
        switch (reason) {
          case ApiProblem r -> ApiProblems.of(r);
          case AccountRejection r -> AccountProblems.of(r);
          case ShareRejection r -> ShareProblems.of(r);
          case ItemRejection r -> ItemProblems.of(r);
          case HandleTaken r -> HandleProblems.of(r);
          default -> throw new IllegalArgumentException("not a reason: " + reason.getClass());
        };
    return new Problem(type, Facts.of((Record) reason));
  }

  /// The problem of something refused before the domain.
  public static Problem of(ApiProblem reason) {
    return of((Object) reason);
  }

  /// The status of the response.
  public int status() {
    return type.status();
  }

  /// How long to wait before the request is sent again; a moment where nobody knows better.
  Duration retryAfter() {
    return facts.get("retryAfter") instanceof String wait
        ? Duration.parse(wait).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS)
        : Duration.ofSeconds(1);
  }

  /// All members, the standard ones first.
  public Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", type.urn());
    members.put("title", type.title());
    members.put("status", type.status());
    members.put("detail", type.advice());
    facts.forEach(members::putIfAbsent);
    return members;
  }
}
