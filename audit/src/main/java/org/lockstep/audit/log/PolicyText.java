package org.lockstep.audit.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.TrustPolicy.Group;
import org.lockstep.audit.log.TrustPolicy.LogKey;
import org.lockstep.audit.log.TrustPolicy.Witness;
import org.lockstep.crypto.log.CosignerKey;
import org.lockstep.crypto.log.Ed25519CosignerKey;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.MlDsaVerifierKey;
import org.lockstep.crypto.log.VerifierKey;

/// Reads policy files, line by line. Octets beyond ASCII stay what they are: two names are the same
/// only if their bytes are. For one file.
final class PolicyText {
  private static final int MOST_BYTES = 1 << 20;

  private final List<LogKey> logs = new ArrayList<>();
  private final Map<String, Witness> witnesses = new LinkedHashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Set<Object> keys = new HashSet<>();
  private final Set<String> members = new HashSet<>();
  private @Nullable String quorum;
  private int line;

  private PolicyText() {}

  static TrustPolicy read(byte[] file) {
    return new PolicyText().policy(file);
  }

  private TrustPolicy policy(byte[] file) {
    if (file.length > MOST_BYTES) throw wrong("it is too long");
    for (var text : new String(file, ISO_8859_1).split("\n", -1)) {
      line++;
      requireCharacters(text);
      var words = List.of(text.strip().split("[ \t]+"));
      if (!words.getFirst().isEmpty() && !words.getFirst().startsWith("#")) read(words);
    }
    if (quorum == null) throw wrong("it has no quorum");
    return new TrustPolicy(logs, witnesses, groups, quorum);
  }

  private void requireCharacters(String text) {
    if (text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      throw wrong("there is a control character");
    }
  }

  private void read(List<String> words) {
    switch (words.getFirst()) {
      case "log" -> log(words);
      case "witness" -> witness(words);
      case "group" -> group(words);
      case "quorum" -> quorum(words);
      default -> throw wrong("it begins with none of log, witness, group, quorum");
    }
  }

  private void log(List<String> words) {
    requireCount(words, 2, 3);
    VerifierKey key;
    try {
      key = VerifierKey.parse(utf8(words.get(1)));
    } catch (LogFormatException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
    if (!keys.add(key.key())) throw wrong("the key of this log was named before");
    logs.add(new LogKey(key, words.stream().skip(2).findFirst()));
  }

  private void witness(List<String> words) {
    requireCount(words, 3, 4);
    CosignerKey key;
    try {
      key = CosignerKey.parse(utf8(words.get(2)));
    } catch (LogFormatException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
    if (!keys.add(raw(key))) throw wrong("the key of this witness was named before");
    define(words.get(1));
    witnesses.put(words.get(1), new Witness(key, words.stream().skip(3).findFirst()));
  }

  private static Object raw(CosignerKey key) {
    return switch (key) {
      case Ed25519CosignerKey witness -> List.of("witness", witness.key());
      case MlDsaVerifierKey witness -> witness.key();
    };
  }

  private void group(List<String> words) {
    if (words.size() < 4) throw wrong("a group has a name, a number and members");
    var named = words.subList(3, words.size());
    for (var member : named) {
      requireDefined(member);
      if (!members.add(member)) throw wrong(member + " is a member of a group already");
    }
    define(words.get(1));
    groups.put(words.get(1), new Group(needed(words.get(2), named.size()), named));
  }

  private int needed(String word, int all) {
    return switch (word) {
      case "any" -> 1;
      case "all" -> all;
      default -> {
        if (!word.matches("[1-9][0-9]{0,8}") || Integer.parseInt(word) > all) {
          throw wrong("it needs any, all, or a number from 1 to " + all);
        }
        yield Integer.parseInt(word);
      }
    };
  }

  private void quorum(List<String> words) {
    requireCount(words, 2, 2);
    if (quorum != null) throw wrong("there is a quorum already");
    if (!words.get(1).equals(TrustPolicy.NONE)) requireDefined(words.get(1));
    quorum = words.get(1);
  }

  private void define(String name) {
    boolean taken = witnesses.containsKey(name) || groups.containsKey(name);
    if (taken || name.equals(TrustPolicy.NONE)) throw wrong("the name " + name + " is taken");
  }

  private void requireDefined(String name) {
    if (!witnesses.containsKey(name) && !groups.containsKey(name)) {
      throw wrong("no line above defines " + name);
    }
  }

  private void requireCount(List<String> words, int least, int most) {
    if (words.size() < least || words.size() > most) {
      throw wrong("%s takes %d to %d words".formatted(words.getFirst(), least - 1, most - 1));
    }
  }

  private static String utf8(String octets) {
    return new String(octets.getBytes(ISO_8859_1), UTF_8);
  }

  private PolicyMalformed wrong(String why) {
    return new PolicyMalformed(line, why);
  }
}
