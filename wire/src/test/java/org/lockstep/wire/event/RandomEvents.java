package org.lockstep.wire.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.LogId;
import org.lockstep.domain.log.LogBegun;

/// Makes events of any record at random, component by component: a component of a type that it does
/// not know is an error, so a new kind of value cannot escape the tests.
final class RandomEvents {
  private static final int LONGEST = 4;

  private final RandomGenerator random;

  RandomEvents(RandomGenerator random) {
    this.random = random;
  }

  Event event(Class<? extends Event> record) {
    return (Event) record(record);
  }

  private Object record(Class<?> type) {
    if (type == LogBegun.class) return logBegun();
    var components = type.getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = component(components[i]);
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException failed) {
      throw new LinkageError("no record can be made of " + type, failed);
    }
  }

  /// Its texts hang together.
  private LogBegun logBegun() {
    var origin = text();
    var keys = random.ints(random.nextInt(LONGEST)).mapToObj(_ -> origin + "+" + text()).toList();
    var cites = random.ints(random.nextInt(LONGEST)).mapToObj(_ -> text() + "\n").toList();
    return new LogBegun(new LogId(IdText.of(bytes(16))), origin, keys, Bytes.of(bytes(32)), cites);
  }

  private Object component(RecordComponent component) {
    boolean isId = component.getDeclaringRecord().getPackage().equals(AccountId.class.getPackage());
    return isId ? IdText.of(bytes(16)) : value(component.getGenericType());
  }

  private Object value(Type type) {
    return switch (type) {
      case ParameterizedType generic -> collection(generic);
      case Class<?> simple -> simple(simple);
      default -> throw new IllegalArgumentException("no values are known of " + type);
    };
  }

  private Object collection(ParameterizedType type) {
    var arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) return list(arguments[0]);
    if (type.getRawType() == Map.class) return map(arguments[0], arguments[1]);
    throw new IllegalArgumentException("no values are known of " + type);
  }

  private List<Object> list(Type element) {
    var list = new ArrayList<Object>();
    for (int i = random.nextInt(LONGEST); i > 0; i--) list.add(value(element));
    return list;
  }

  private Map<Object, Object> map(Type key, Type value) {
    var map = new HashMap<Object, Object>();
    for (int i = random.nextInt(LONGEST); i > 0; i--) map.put(value(key), value(value));
    return map;
  }

  private Object simple(Class<?> type) {
    if (type == int.class) return random.nextInt();
    if (type == long.class) return random.nextLong();
    if (type == boolean.class) return random.nextBoolean();
    if (type == String.class) return text();
    if (type == Bytes.class) return Bytes.of(bytes(random.nextInt(80)));
    if (type == Instant.class) return Instant.ofEpochMilli(random.nextLong(1L << 45));
    if (type == Personal.class) return Personal.of(new AccountId(IdText.of(bytes(16))), text());
    if (type == SoftwareVersion.class) return version();
    if (type.isEnum())
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    if (type.isRecord()) return record(type);
    throw new IllegalArgumentException("no values are known of " + type);
  }

  private SoftwareVersion version() {
    return new SoftwareVersion(random.ints(1 + random.nextInt(3), 0, 1_000).boxed().toList());
  }

  /// Any characters of Unicode but lone surrogates, control characters and quotes among them.
  private String text() {
    return random
        .ints(random.nextInt(12), 0, Character.MAX_CODE_POINT + 1)
        .map(code -> random.nextBoolean() ? code & 0x7f : code)
        .filter(code -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
