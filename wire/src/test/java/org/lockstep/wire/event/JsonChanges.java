package org.lockstep.wire.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every payload that differs from a good one in a single field, such that it is good no more.
final class JsonChanges {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Fields that hold any text, and fields whose own fields are keys of a map.
  private static final Set<String> FREE = Set.of("platform", "owner", "beneficiary", "key");

  private static final Set<String> MAPS = Set.of("seals", "categoryKeys");

  private final ObjectNode root;
  private final List<String> changed = new ArrayList<>();

  private JsonChanges(ObjectNode root) {
    this.root = root;
  }

  static List<String> of(byte[] payload) {
    var changes = new JsonChanges((ObjectNode) JSON.readTree(payload));
    changes.within(changes.root, "");
    return changes.changed;
  }

  private void within(JsonNode node, String name) {
    if (node instanceof ObjectNode object) withinObject(object, name);
    if (node instanceof ArrayNode array) array.forEach(element -> within(element, ""));
  }

  private void withinObject(ObjectNode object, String name) {
    object.put("surplus", 1);
    changed.add(root.toString());
    object.remove("surplus");
    for (var field : List.copyOf(object.propertyNames())) {
      var value = object.get(field);
      for (var wrong : wrong(field, value)) {
        object.set(field, wrong);
        changed.add(root.toString());
      }
      object.remove(field);
      if (!MAPS.contains(name)) changed.add(root.toString());
      object.set(field, value);
      within(value, field);
    }
  }

  private static List<JsonNode> wrong(String field, JsonNode value) {
    var all = new ArrayList<JsonNode>();
    all.add(NODES.nullNode());
    all.add(NODES.numberNode(1.5));
    if (!value.isNumber()) all.add(NODES.numberNode(1));
    if (!value.isBoolean()) all.add(NODES.booleanNode(true));
    if (!value.isArray()) all.add(NODES.arrayNode());
    if (value.isArray()) all.add(NODES.arrayNode().addNull());
    if (!MAPS.contains(field)) all.add(NODES.objectNode());
    if (!FREE.contains(field)) all.add(NODES.stringNode("01"));
    if (!value.isString()) all.add(NODES.stringNode(""));
    return all;
  }
}
