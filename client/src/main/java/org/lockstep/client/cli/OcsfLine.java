package org.lockstep.client.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lockstep.crypto.log.LeafHeader;

/// An event's header in the words of the Open Cybersecurity Schema Framework, version 1.3.0: an
/// event of class Entity Management (3004) in category Identity & Access Management (3).
///
/// The entity is the stream: an account, a share, an item, by its pseudonym. A device's pseudonym
/// is told as the actor's user, since the header names nobody else. What the framework has no field
/// for stands in `unmapped`, under the names of our other formats.
final class OcsfLine {
  private static final String VERSION = "1.3.0";
  private static final int CATEGORY = 3;
  private static final int CLASS = 3004;
  private static final int TYPES_OF_A_CLASS = 100;
  private static final int INFORMATIONAL = 1;

  private OcsfLine() {}

  /// What is done to an entity.
  private enum Activity {
    CREATE(1, "Create"),
    UPDATE(3, "Update"),
    DELETE(4, "Delete");

    private final int id;
    private final String title;

    Activity(int id, String title) {
      this.id = id;
      this.title = title;
    }

    static Activity of(LeafHeader header) {
      if (header.stream().sequence() == 0) return CREATE;
      return header.event().type().matches(".*[.-](ended|closed|erased|deleted)") ? DELETE : UPDATE;
    }
  }

  /// The event as a JSON object.
  ///
  /// @param log the log's origin
  static Map<String, Object> of(LeafHeader header, String log) {
    var activity = Activity.of(header);
    var line = new LinkedHashMap<String, Object>();
    line.put("time", header.at().toEpochMilli());
    line.put("category_uid", CATEGORY);
    line.put("class_uid", CLASS);
    line.put("activity_id", activity.id);
    line.put("activity_name", activity.title);
    line.put("type_uid", CLASS * TYPES_OF_A_CLASS + activity.id);
    line.put("severity_id", INFORMATIONAL);
    line.put("metadata", metadata(header, log));
    line.put("entity", Map.of("uid", header.stream().id(), "type", header.stream().type()));
    if (!header.actor().equals(LeafHeader.NO_ACTOR)) {
      line.put("actor", Map.of("user", Map.of("uid", header.actor(), "type_id", 0)));
    }
    line.put("unmapped", unmapped(header));
    return line;
  }

  private static Map<String, Object> metadata(LeafHeader header, String log) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("version", VERSION);
    metadata.put("product", Map.of("name", "Lockstep", "vendor_name", "Lockstep"));
    metadata.put("log_name", log);
    metadata.put("sequence", header.seq());
    metadata.put("uid", header.hash().toString());
    metadata.put("event_code", header.event().type());
    return metadata;
  }

  private static Map<String, Object> unmapped(LeafHeader header) {
    var rest = new LinkedHashMap<String, Object>();
    rest.put("position", header.seq());
    rest.put("streamSequence", header.stream().sequence());
    rest.put("revision", header.event().revision());
    rest.put("leaf", header.hash().toString());
    return rest;
  }
}
