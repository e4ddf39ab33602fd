package org.lockstep.crypto.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRoundTripTest {

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 65526, 65527, 65528, 65535, 65536, 65537, 131063, 196599, 196608, 300_000})
  void content_of_any_length_reads_back_at_the_production_chunk_size(int length)
      throws IOException {
    for (var padding : Padding.values()) {
      var content = Written.content(length);
      var written = Written.of(content, padding, ContentLayout.STANDARD);
      assertThat(written.read()).isEqualTo(content);
      assertThat(written.bytes())
          .hasSize((int) new ContentSize(length, padding).ciphertextLength());
      assertThat(written.ranges(written.bytes()).read(0, length)).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @EnumSource
  void content_of_every_small_length_reads_back(Padding padding) throws IOException {
    for (int length = 0; length < 200; length++) {
      var content = Written.content(length);
      var written = Written.of(content, padding, Written.SMALL);
      assertThat(written.read()).isEqualTo(content);
      assertThat(written.bytes())
          .hasSize((int) Written.SMALL.ciphertextLength(new ContentSize(length, padding)));
    }
  }

  @Property(tries = 30)
  void the_blob_does_not_depend_on_how_it_is_written_nor_the_content_on_how_it_is_read(
      @ForAll @IntRange(max = 400) int length, @ForAll long seed) throws IOException {
    var content = Written.content(length);
    var expected = Written.of(content, Padding.PADME, Written.SMALL);
    var sink = new ByteArrayOutputStream();
    var header = header(expected);
    var format = new ContentWriter.Format(Written.SMALL, header);
    var size = new ContentSize(length, Padding.PADME);
    var writer = new ContentWriter(sink, Written.KEY, Written.CONTEXT, size, format);
    writeInPieces(writer, content, new Random(seed));
    assertThat(writer.finish(Written.AUTHOR)).isEqualTo(expected.signature());
    assertThat(sink.toByteArray()).isEqualTo(expected.bytes());
    assertThat(readInPieces(expected, new Random(seed))).isEqualTo(content);
  }

  private static ContentHeader header(Written written) throws IOException {
    return ContentHeader.read(Arrays.copyOf(written.bytes(), ContentHeader.LENGTH));
  }

  private static void writeInPieces(OutputStream out, byte[] content, Random random)
      throws IOException {
    for (int done = 0; done < content.length; ) {
      int part = Math.min(random.nextInt(40), content.length - done);
      if (part == 1) out.write(content[done]);
      else out.write(content, done, part);
      done += part;
    }
  }

  private static byte[] readInPieces(Written written, Random random) throws IOException {
    // A network gives what it has, often less than was asked for.
    var source = new TricklingStream(written.bytes(), random);
    var result = new ByteArrayOutputStream();
    try (var reader =
        new ContentReader(
            source, Written.KEY, Written.CONTEXT, written.authorship(), Written.SMALL)) {
      for (int b = reader.read(); b >= 0; b = reader.read()) {
        result.write(b);
        result.writeBytes(reader.readNBytes(random.nextInt(40)));
      }
    }
    return result.toByteArray();
  }

  private static final class TricklingStream extends InputStream {
    private final InputStream source;
    private final Random random;

    TricklingStream(byte[] bytes, Random random) {
      this.source = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() throws IOException {
      return source.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return source.read(target, offset, Math.min(length, 1 + random.nextInt(9)));
    }
  }

  @Test
  void two_blobs_of_one_content_under_one_key_have_nothing_in_common() throws IOException {
    var first = fresh(new byte[100]);
    var second = fresh(new byte[100]);
    int equal = 0;
    for (int i = ContentHeader.LENGTH; i < first.length; i++) {
      if (first[i] == second[i]) equal++;
    }
    assertThat(equal).isLessThan(20);
  }

  private static byte[] fresh(byte[] content) throws IOException {
    var sink = new ByteArrayOutputStream();
    var size = new ContentSize(content.length, Padding.NONE);
    try (var writer = new ContentWriter(sink, ContentKey.random(), Written.CONTEXT, size)) {
      writer.write(content);
      writer.finish(Written.AUTHOR);
    }
    return sink.toByteArray();
  }

  @Test
  void a_writer_holds_to_the_announced_length() throws IOException {
    var size = new ContentSize(10, Padding.NONE);
    var writer =
        new ContentWriter(OutputStream.nullOutputStream(), Written.KEY, Written.CONTEXT, size);
    writer.write(new byte[9]);
    assertThatThrownBy(() -> writer.write(new byte[2])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> writer.finish(Written.AUTHOR))
        .isInstanceOf(IllegalStateException.class);
    writer.write(0);
    writer.finish(Written.AUTHOR);
    assertThatThrownBy(() -> writer.write(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> writer.finish(Written.AUTHOR))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void content_that_was_not_finished_is_refused() throws IOException {
    var whole = Written.of(Written.content(60), Padding.NONE, Written.SMALL);
    var sink = new ByteArrayOutputStream();
    var format = new ContentWriter.Format(Written.SMALL, header(whole));
    var size = new ContentSize(60, Padding.NONE);
    try (var writer = new ContentWriter(sink, Written.KEY, Written.CONTEXT, size, format)) {
      writer.write(Written.content(60));
    }
    assertThatThrownBy(() -> whole.read(sink.toByteArray())).isInstanceOf(ContentRefused.class);
  }
}
