package org.lockstep.api.visibility;

import static org.lockstep.wire.message.VisibilityMessages.Visibility.READABLE;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.event.EventCatalogue;
import org.lockstep.wire.message.DataMessages.DataVersion;
import org.lockstep.wire.message.VisibilityMessages.StoredField;

/// The stored fields of records, found in the records themselves.
final class RecordFields {
  private static final String UNDECLARED = "not declared, and therefore taken as readable";
  private static final Package IDS = AccountId.class.getPackage();

  private final List<StoredField> fields = new ArrayList<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<String> undeclared = new LinkedHashSet<>();

  /// Every field of every event that the server records, in the order of the catalogue.
  static RecordFields ofEvents() {
    var found = new RecordFields();
    EventCatalogue.current()
        .entries()
        .forEach(entry -> found.record(entry.type(), "", entry.record()));
    return found;
  }

  /// Those of the records that the vault keeps of accounts' own data.
  static RecordFields ofOwnData() {
    var found = new RecordFields();
    found.record("secrets", "sealed.own-data.", DataVersion.class);
    return found;
  }

  List<StoredField> fields() {
    return List.copyOf(fields);
  }

  /// The declarations by name that something here has need of, such as `Grant.seal`.
  Set<String> used() {
    return Set.copyOf(used);
  }

  /// Bytes and texts that nothing is declared of.
  Set<String> undeclared() {
    return Set.copyOf(undeclared);
  }

  private void record(String store, String before, Class<?> record) {
    for (var component : record.getRecordComponents()) {
      value(store, before + component.getName(), component.getGenericType(), component);
    }
  }

  private void value(String store, String path, Type type, RecordComponent of) {
    switch (type) {
      case ParameterizedType generic -> value(store, path, content(generic), of);
      case Class<?> simple -> simple(store, path, simple, of);
      default -> throw new IllegalStateException("no field can be of type " + type);
    }
  }

  /// What a collection holds; of a map the values, since its keys are ids and constants.
  private static Type content(ParameterizedType generic) {
    var arguments = generic.getActualTypeArguments();
    return arguments[arguments.length - 1];
  }

  private void simple(String store, String path, Class<?> type, RecordComponent of) {
    if (type == Bytes.class || type == String.class) {
      fields.add(declared(store, path, of));
    } else if (type == Personal.class) {
      readable(store, path, "a name for others to see; sealed at rest, so that it can be erased");
    } else if (type.isRecord() && type.getPackage() == IDS) {
      readable(store, path, "a random id: who, and what, it is about");
    } else if (type.isRecord()) {
      record(store, path + ".", type);
    } else if (type.isSealed()) {
      for (var one : type.getPermittedSubclasses()) simple(store, path, one, of);
    } else {
      readable(store, path, "a constant, number or time, by which the rules are kept");
    }
  }

  private void readable(String store, String path, String reason) {
    fields.add(new StoredField(store, path, READABLE, reason));
  }

  private StoredField declared(String store, String path, RecordComponent of) {
    var name = of.getDeclaringRecord().getSimpleName() + "." + of.getName();
    var said = Declared.of(name);
    (said.isPresent() ? used : undeclared).add(name);
    return said.map(it -> new StoredField(store, path, it.visibility(), it.reason()))
        .orElseGet(() -> new StoredField(store, path, READABLE, UNDECLARED));
  }
}
