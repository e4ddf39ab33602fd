package org.lockstep.api.json;

import java.io.IOException;
import org.lockstep.api.problem.ApiProblem.BodyMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/// Reads and writes the records of `wire` as bodies. Refuses a body that is not the record which
/// is asked for.
public final class MessageConverter extends AbstractHttpMessageConverter<Record> {
  private final MessageCodec codec;

  /// A converter by way of the one codec.
  public MessageConverter(MessageCodec codec) {
    super(MediaType.APPLICATION_JSON);
    this.codec = codec;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type.isRecord();
  }

  @Override
  protected Record readInternal(Class<? extends Record> type, HttpInputMessage message)
      throws IOException {
    try {
      return codec.read(message.getBody().readAllBytes(), type);
    } catch (MalformedMessage e) {
      throw new Refused(new BodyMalformed(e.place(), e.fault()));
    }
  }

  @Override
  protected void writeInternal(Record record, HttpOutputMessage message) throws IOException {
    var json = codec.write(record);
    message.getHeaders().setContentLength(json.length);
    message.getBody().write(json);
  }
}
