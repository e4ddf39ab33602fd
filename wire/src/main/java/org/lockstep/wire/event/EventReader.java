package org.lockstep.wire.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the payloads of one event type: the newest revision as it streams, an older one as a tree
/// that upcasters change.
final class EventReader {
  private final EventCatalogue.Entry entry;
  private final Upcasters upcasters;
  private final PersonalKeys keys;
  private final ObjectReader trees;
  private final ObjectReader sealedTexts;
  private final ObjectReader newest;

  EventReader(
      EventCatalogue.Entry entry, JsonMapper mapper, Upcasters upcasters, PersonalKeys keys) {
    this.entry = entry;
    this.upcasters = upcasters;
    this.keys = keys;
    this.trees = mapper.readerFor(ObjectNode.class);
    this.sealedTexts = mapper.readerFor(PersonalSealing.Sealed.class);
    this.newest =
        mapper
            .readerFor(entry.record())
            .withAttribute(PersonalSealing.class, sealing(entry.revision()));
  }

  private PersonalSealing sealing(int revision) {
    return new PersonalSealing(entry.type(), revision, keys);
  }

  Event read(int revision, byte[] payload) {
    if (revision < 1 || revision > entry.revision()) throw new UnknownEvent(entry.type(), revision);
    try {
      var event = revision == entry.revision() ? newest(payload) : older(revision, payload);
      if (event == null) throw new MalformedEvent(entry.type(), revision);
      return event;
    } catch (JacksonException malformed) {
      throw PersonalForm.Failure.within(malformed)
          .orElseGet(() -> new MalformedEvent(entry.type(), revision, malformed));
    }
  }

  /// Null where the payload is JSON's `null`.
  private @Nullable Event newest(byte[] payload) {
    return newest.readValue(payload);
  }

  private @Nullable Event older(int revision, byte[] payload) {
    @Nullable ObjectNode tree = trees.readValue(payload);
    if (tree == null) return null;
    openChildren(tree, JsonPointer.empty(), sealing(revision));
    return newest.readValue(upcasters.raise(entry, revision, tree));
  }

  /// Opens personal texts where they were sealed: wherever an upcaster moves them, they stay open.
  private void openChildren(JsonNode node, JsonPointer path, PersonalSealing sealing) {
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        field.setValue(opened(field.getValue(), path.appendProperty(field.getKey()), sealing));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, opened(array.get(i), path.appendIndex(i), sealing));
      }
    }
  }

  private JsonNode opened(JsonNode node, JsonPointer path, PersonalSealing sealing) {
    if (node instanceof ObjectNode object
        && SealedTexts.MEMBERS.equals(Set.copyOf(object.propertyNames()))) {
      PersonalSealing.Sealed sealed = sealedTexts.readValue(object);
      return object.pojoNode(sealing.open(path.toString(), sealed));
    }
    openChildren(node, path, sealing);
    return node;
  }
}
