package org.lockstep.domain.account;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A version of dotted numbers that compares numerically, so 16.10 is newer than 16.2 (R05);
/// missing parts count as 0.
public record SoftwareVersion(List<Integer> parts) implements Comparable<SoftwareVersion> {
  private static final Pattern FORM = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){0,5}");

  /// Copies the parts.
  public SoftwareVersion {
    parts = List.copyOf(parts);
  }

  /// Reads a text such as `16.2` or `14.1.3`.
  ///
  /// @throws IllegalArgumentException if it is not up to six dotted numbers of at most six digits
  public static SoftwareVersion parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a version: dotted numbers such as 16.2 are expected");
    }
    return new SoftwareVersion(Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList());
  }

  @Override
  public int compareTo(SoftwareVersion other) {
    int longest = Math.max(parts.size(), other.parts.size());
    for (int i = 0; i < longest; i++) {
      int order = Integer.compare(part(i), other.part(i));
      if (order != 0) return order;
    }
    return 0;
  }

  private int part(int i) {
    return i < parts.size() ? parts.get(i) : 0;
  }

  @Override
  public String toString() {
    return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
