package org.newsweft.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes a stream whose records are not known yet, so that a bad byte can be laid to the record
 * that holds it: each byte that means nothing becomes an unpaired low surrogate, U+DC00 + the byte.
 * No good bytes decode to such a character.
 */
final class EscapingReader extends Reader {
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
  private boolean ended;

  EscapingReader(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The first bad byte of a text and where it stands; null if there is none. */
  static Decoding.Decoded firstBadByte(String text, Charset charset) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        i++; // the decoder yields none without its low half
      } else if (Character.isLowSurrogate(c)) {
        int offset = text.substring(0, i).getBytes(charset).length;
        return new Decoding.Decoded(text, offset, c - Character.MIN_LOW_SURROGATE);
      }
    }
    return null;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    var out = CharBuffer.wrap(buffer, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, out, ended);
      if (result.isError() && out.hasRemaining()) {
        for (int i = result.length(); i > 0 && out.hasRemaining(); i--) {
          out.put((char) (Character.MIN_LOW_SURROGATE + (bytes.get() & 0xFF)));
        }
        continue;
      }
      int read = out.position() - offset;
      if (read > 0 || result.isOverflow()) {
        return read;
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = read < 0;
    bytes.position(bytes.position() + Math.max(0, read));
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
