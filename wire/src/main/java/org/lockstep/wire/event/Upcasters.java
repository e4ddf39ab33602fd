package org.lockstep.wire.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// All upcasters of a catalogue: exactly one for each revision that was ever shipped and is not the
/// newest. Immutable and safe for use by many threads.
final class Upcasters {
  private final Map<Step, Upcaster> steps = new HashMap<>();

  private record Step(String type, int fromRevision) {}

  /// Refuses upcasters that leave a gap, or belong to nothing, with an [IllegalArgumentException].
  Upcasters(EventCatalogue catalogue, List<Upcaster> upcasters) {
    for (var upcaster : upcasters) {
      if (steps.put(new Step(upcaster.type(), upcaster.fromRevision()), upcaster) != null) {
        throw new IllegalArgumentException("two upcasters for " + upcaster);
      }
    }
    int needed = 0;
    for (var entry : catalogue.entries()) {
      for (int revision = 1; revision < entry.revision(); revision++, needed++) {
        var step = new Step(entry.type(), revision);
        if (!steps.containsKey(step)) throw new IllegalArgumentException("no upcaster for " + step);
      }
    }
    if (needed != steps.size()) {
      throw new IllegalArgumentException("an upcaster is for no revision of the catalogue");
    }
  }

  /// The payload as the newest revision of its event has it.
  ObjectNode raise(EventCatalogue.Entry entry, int fromRevision, ObjectNode payload) {
    var raised = payload;
    for (int revision = fromRevision; revision < entry.revision(); revision++) {
      var upcaster = steps.get(new Step(entry.type(), revision));
      if (upcaster == null) throw new UnknownEvent(entry.type(), revision);
      raised = upcaster.change().apply(raised);
    }
    return raised;
  }
}
