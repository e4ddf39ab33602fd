package org.lockstep.api.problem;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.account.UnmetCondition;

/// Turns the components of a rejection into members of a problem.
///
/// Ids, versions, times and words become texts; what is absent is left out.
final class Facts {
  // Sets have no order; the same problem reads the same every time.
  private static final Comparator<Object> BY_TEXT = Comparator.comparing(Object::toString);

  private Facts() {}

  static Map<String, Object> of(Record reason) {
    var facts = new LinkedHashMap<String, Object>();
    for (var component : reason.getClass().getRecordComponents()) {
      var value = read(component, reason);
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(present -> facts.put(component.getName(), plain(present)));
      } else {
        facts.put(component.getName(), plain(value));
      }
    }
    return facts;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Number number -> number;
      case Boolean truth -> truth;
      case Duration duration -> duration.toString();
      case Collection<?> many -> many.stream().map(Facts::plain).sorted(BY_TEXT).toList();
      case UnmetCondition condition -> unmet(condition);
      default -> value.toString();
    };
  }

  private static Map<String, Object> unmet(UnmetCondition condition) {
    var members = new LinkedHashMap<String, Object>();
    members.put("condition", Unmet.name(condition));
    members.putAll(of((Record) condition));
    members.put("remedy", Unmet.remedy(condition));
    return members;
  }

  private static Object read(RecordComponent component, Record reason) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(reason);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record does not give its component " + component.getName(), e);
    }
  }
}
