package org.lockstep.api.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.ApiProblem.TextLengthWrong;
import org.lockstep.api.problem.Refused;

/// Checks the texts that people choose.
public final class Texts {
  private static final int LONGEST = 200;
  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]{1,20}");

  private Texts() {}

  /// A name or title: something visible, and not a book.
  public static String name(String member, String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new Refused(new TextLengthWrong(member, LONGEST));
    }
    return text;
  }

  /// A platform's word, in lower case.
  public static String platform(String member, String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (PLATFORM.matcher(lower).matches()) return lower;
    throw new Refused(new ParameterMalformed(member, "a word such as ios, macos or linux"));
  }
}
