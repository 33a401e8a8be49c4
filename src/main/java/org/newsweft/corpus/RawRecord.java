package org.newsweft.corpus;

import java.util.Map;
import org.newsweft.config.JobConfig.Field;

/**
 * A record as a reader found it: what it says of an article, or why it says nothing.
 *
 * @param number number of the record in its file, from 1
 * @param values the fields that have a value; empty for a reject
 * @param raw how the record begins, for people to recognise it
 * @param reject null if the record could be read
 */
record RawRecord(long number, Map<Field, String> values, String raw, Reject reject) {

  static RawRecord of(long number, Map<Field, String> values, String raw) {
    return new RawRecord(number, values, raw, null);
  }

  static RawRecord rejected(long number, RejectReason reason, String detail, String raw) {
    return new RawRecord(number, Map.of(), raw, new Reject(reason, detail));
  }
}
