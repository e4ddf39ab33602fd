package org.lockstep.crypto.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.lockstep.crypto.request.SignatureFault.Malformed;
import org.lockstep.crypto.request.SignatureFault.Missing;
import org.lockstep.crypto.request.SignatureFault.WrongProfile;
import org.lockstep.crypto.sign.VerifyingKey;

/// Reads and writes `Signature-Input` and `Signature` (RFC 9421 section 4).
final class SignatureFields {

  /// More than any field of the profile can take.
  private static final int MAX_LENGTH = 1024;

  private static final List<String> PARAMETERS = List.of("created", "nonce", "keyid", "alg", "tag");

  private SignatureFields() {}

  static String writeInput(SignatureParameters parameters, List<String> covered) {
    return Profile.LABEL + "=" + parameters.text(covered);
  }

  static String writeSignature(byte[] signature) {
    return Profile.LABEL + "=" + ByteSequenceItem.valueOf(signature).serialize();
  }

  static RequestSignature read(List<String> inputLines, List<String> signatureLines)
      throws Refusal {
    var input = single(Profile.SIGNATURE_INPUT, inputLines);
    var signature = single(Profile.SIGNATURE, signatureLines);
    if (!(member(Profile.SIGNATURE_INPUT, input) instanceof InnerList list)) {
      throw new Refusal(new Malformed(Profile.SIGNATURE_INPUT));
    }
    var covered = components(list);
    var parameters = parameters(list.getParams());
    // A structured field has many spellings, and duplicates vanish in reading. We accept one.
    if (!input.equals(writeInput(parameters, covered))) {
      throw new Refusal(new Malformed(Profile.SIGNATURE_INPUT));
    }
    return new RequestSignature(parameters, covered, signatureBytes(signature));
  }

  private static String single(String field, List<String> lines) throws Refusal {
    if (lines.isEmpty()) throw new Refusal(new Missing(field));
    if (lines.size() > 1 || lines.getFirst().length() > MAX_LENGTH) {
      throw new Refusal(new Malformed(field));
    }
    return lines.getFirst().strip();
  }

  private static ListElement<?> member(String field, String text) throws Refusal {
    Map<String, ListElement<?>> members;
    try {
      members = Parser.parseDictionary(text).get();
    } catch (ParseException e) {
      throw new Refusal(new Malformed(field));
    }
    var member = members.get(Profile.LABEL);
    if (member == null || !members.keySet().equals(Set.of(Profile.LABEL))) {
      throw new Refusal(new WrongProfile("label"));
    }
    return member;
  }

  private static List<String> components(InnerList list) throws Refusal {
    var covered = new ArrayList<String>();
    for (var item : list.get()) {
      if (!(item instanceof StringItem name) || !name.getParams().isEmpty()) {
        throw new Refusal(new WrongProfile("components"));
      }
      covered.add(name.get());
    }
    if (!Profile.allows(covered)) throw new Refusal(new WrongProfile("components"));
    return covered;
  }

  private static SignatureParameters parameters(Map<String, ? extends Item<?>> values)
      throws Refusal {
    if (!List.copyOf(values.keySet()).equals(PARAMETERS)) {
      throw new Refusal(new WrongProfile("parameters"));
    }
    requireText(values, "alg", Profile.ALGORITHM);
    requireText(values, "tag", Profile.TAG);
    if (!(values.get("created") instanceof IntegerItem created)) {
      throw new Refusal(new Malformed("created"));
    }
    try {
      return new SignatureParameters(
          text(values, "keyid"),
          Instant.ofEpochSecond(created.getAsLong()),
          new Nonce(text(values, "nonce")));
    } catch (IllegalArgumentException e) {
      throw new Refusal(new Malformed(Profile.SIGNATURE_INPUT));
    }
  }

  private static void requireText(
      Map<String, ? extends Item<?>> values, String name, String expected) throws Refusal {
    if (!text(values, name).equals(expected)) throw new Refusal(new WrongProfile(name));
  }

  private static String text(Map<String, ? extends Item<?>> values, String name) throws Refusal {
    if (values.get(name) instanceof StringItem text) return text.get();
    throw new Refusal(new Malformed(name));
  }

  private static byte[] signatureBytes(String text) throws Refusal {
    if (member(Profile.SIGNATURE, text) instanceof ByteSequenceItem item) {
      var bytes = new byte[item.get().remaining()];
      item.get().duplicate().get(bytes);
      if (bytes.length == VerifyingKey.SIGNATURE_LENGTH && text.equals(writeSignature(bytes))) {
        return bytes;
      }
    }
    throw new Refusal(new Malformed(Profile.SIGNATURE));
  }
}
