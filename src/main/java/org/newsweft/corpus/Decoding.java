package org.newsweft.corpus;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Locale;

/** Bytes to text, with nothing replaced in silence. */
final class Decoding {
  private Decoding() {}

  /**
   * The outcome of decoding.
   *
   * @param text the text; where {@code badOffset} is not -1, what can be read of it
   * @param badOffset offset of the first byte that means nothing; -1 if all is well
   * @param badByte that byte
   */
  record Decoded(String text, int badOffset, int badByte) {
    boolean bad() {
      return badOffset >= 0;
    }

    /** For the column {@code detail}. */
    String detail(Charset charset) {
      return badByteDetail(badByte, badOffset, "the record", charset);
    }
  }

  static String badByteDetail(int badByte, long offset, String where, Charset charset) {
    return String.format(
        Locale.ROOT, "byte 0x%02X at offset %d of %s is no %s", badByte, offset, where, charset);
  }

  /** Decodes {@code length} bytes from {@code offset}; offsets of the outcome count from there. */
  static Decoded decode(byte[] bytes, int offset, int length, Charset charset) {
    String text = new String(bytes, offset, length, charset);
    if (text.indexOf('\uFFFD') < 0) {
      return new Decoded(text, -1, 0);
    }
    // A replacement character: one that stands in the text itself, or one for a bad byte.
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    CharBuffer out = CharBuffer.allocate(text.length() + 16);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      return new Decoded(text, in.position() - offset, bytes[in.position()] & 0xFF);
    }
    return new Decoded(text, -1, 0);
  }

  /** Whether a line feed is the one byte 0x0A, so that bytes can be split into lines. */
  static boolean linesAreBytes(Charset charset) {
    return charset.canEncode() && Arrays.equals("\n".getBytes(charset), new byte[] {'\n'});
  }
}
