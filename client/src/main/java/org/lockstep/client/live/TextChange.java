package org.lockstep.client.live;

import java.util.ArrayList;
import java.util.List;

/// One replacement within a text, in UTF-16 units.
///
/// @param from the first unit that goes
/// @param count how many go
/// @param inserted what comes in their place
record TextChange(int from, int count, String inserted) {
  /// Above so many comparisons, what differs is replaced as a whole.
  private static final long MOST_COMPARISONS = 4_000_000;

  /// What makes one text of another, line by line, so that the cursors and the words of others stay
  /// where nothing changes. From the end to the beginning: whoever carries them out in this order
  /// need not move places.
  static List<TextChange> between(String before, String after) {
    var old = lines(before);
    var now = lines(after);
    int head = 0;
    int shorter = Math.min(old.size(), now.size());
    while (head < shorter && old.get(head).equals(now.get(head))) head++;
    int tail = 0;
    while (tail < shorter - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    int at = old.subList(0, head).stream().mapToInt(String::length).sum();
    var changes =
        middle(at, old.subList(head, old.size() - tail), now.subList(head, now.size() - tail));
    return changes.reversed().stream().map(change -> change.narrowed(before)).toList();
  }

  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end + 1));
      from = end + 1;
    }
    if (from < text.length()) lines.add(text.substring(from));
    return lines;
  }

  private static List<TextChange> middle(int at, List<String> old, List<String> now) {
    if (old.isEmpty() && now.isEmpty()) return List.of();
    if ((long) old.size() * now.size() > MOST_COMPARISONS) {
      return List.of(new TextChange(at, String.join("", old).length(), String.join("", now)));
    }
    return walked(at, old, now, longest(old, now));
  }

  /// How many lines the rests from each pair of lines on have in common at most.
  private static int[][] longest(List<String> old, List<String> now) {
    var common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static List<TextChange> walked(
      int at, List<String> old, List<String> now, int[][] common) {
    var changes = new ArrayList<TextChange>();
    var inserted = new StringBuilder();
    int from = at;
    int place = at;
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      boolean both = i < old.size() && j < now.size();
      if (both && old.get(i).equals(now.get(j))) {
        note(changes, from, place, inserted);
        place += old.get(i++).length();
        j++;
        from = place;
      } else if (j == now.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
        place += old.get(i++).length();
      } else {
        inserted.append(now.get(j++));
      }
    }
    note(changes, from, place, inserted);
    return changes;
  }

  private static void note(List<TextChange> changes, int from, int to, StringBuilder inserted) {
    if (from == to && inserted.isEmpty()) return;
    changes.add(new TextChange(from, to - from, inserted.toString()));
    inserted.setLength(0);
  }

  /// The same without what begins and ends alike; no pair of surrogates is cut.
  private TextChange narrowed(String before) {
    var removed = before.substring(from, from + count);
    int shorter = Math.min(count, inserted.length());
    int head = 0;
    while (head < shorter && removed.charAt(head) == inserted.charAt(head)) head++;
    if (head > 0 && Character.isHighSurrogate(removed.charAt(head - 1))) head--;
    int tail = 0;
    while (tail < shorter - head
        && removed.charAt(count - 1 - tail) == inserted.charAt(inserted.length() - 1 - tail)) {
      tail++;
    }
    if (tail > 0 && Character.isLowSurrogate(removed.charAt(count - tail))) tail--;
    return new TextChange(
        from + head, count - head - tail, inserted.substring(head, inserted.length() - tail));
  }
}
