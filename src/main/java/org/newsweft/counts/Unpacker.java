package org.newsweft.counts;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Takes the rows of a partition apart: see {@link CountStage#unpacked}. Packed rows that follow
 * each other and differ in their periods alone are merged by their second items. Gives one and the
 * same row again and again, with other values, as the operators of Spark do.
 */
final class Unpacker implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  /** The second item and four counts stand at the end of a row. */
  private static final int ADDED = 5;

  private final DataType[] types;
  private final int bytes;
  private final int period;
  private final StructType schema;

  /**
   * @param packed the schema of the packed rows
   * @param bytes which column holds the packed counts
   * @param schema that of the rows to be made: the other columns, and those that are added
   */
  Unpacker(StructType packed, int bytes, StructType schema) {
    this.types = new DataType[packed.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = packed.apply(i).dataType();
    }
    this.bytes = bytes;
    this.period = packed.fieldIndex("period");
    this.schema = schema;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> packed) {
    return packed.hasNext() ? new Rows(packed) : Collections.emptyIterator();
  }

  private static Object copied(Object value) {
    return value instanceof UTF8String text ? text.copy() : value;
  }

  /** One packed row while it is taken apart. */
  private final class Run {
    /** The columns of the packed row, without its bytes. */
    private final Object[] values = new Object[types.length];

    private final PackedCounts counts;

    /** Its place among the runs that it is merged with, which decides between equal items. */
    private int number;

    private UTF8String itemB;

    /** A copy: the row is used again for the next one. */
    Run(InternalRow row) {
      for (int i = 0; i < types.length; i++) {
        values[i] = i == bytes ? null : copied(row.get(i, types[i]));
      }
      counts = new PackedCounts(row.getBinary(bytes));
    }

    boolean isMergedWith(Run other) {
      for (int i = 0; i < types.length; i++) {
        if (i != period && !Arrays.equals(values, i, i + 1, other.values, i, i + 1)) {
          return false;
        }
      }
      return true;
    }

    boolean advance() {
      if (counts.left() == 0) {
        return false;
      }
      counts.advance();
      itemB = counts.itemB();
      return true;
    }
  }

  private final class Rows implements Iterator<InternalRow> {
    private final Iterator<InternalRow> packed;
    private final SpecificInternalRow row = new SpecificInternalRow(schema);
    private final int itemB = schema.size() - ADDED;
    private final PriorityQueue<Run> runs =
        new PriorityQueue<>(
            Comparator.<Run, UTF8String>comparing(
                    run -> run.itemB, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparingInt(run -> run.number));

    /** The run of the row that was given last; not among the others while it is used. */
    private Run current;

    private Run ahead;

    Rows(Iterator<InternalRow> packed) {
      this.packed = packed;
      this.ahead = new Run(packed.next());
    }

    @Override
    public boolean hasNext() {
      return ahead != null || !runs.isEmpty() || (current != null && current.counts.left() > 0);
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (current != null && current.advance()) {
        if (!runs.isEmpty()) {
          runs.add(current);
          use(runs.remove());
        }
      } else if (!runs.isEmpty()) {
        use(runs.remove());
      } else {
        open();
        use(runs.remove());
      }
      set(itemB, current.itemB);
      row.setLong(itemB + 1, current.counts.articles());
      row.setLong(itemB + 2, current.counts.stories());
      row.setLong(itemB + 3, current.counts.sources());
      row.setLong(itemB + 4, current.counts.sentences());
      return row;
    }

    /** Takes all packed rows that belong to the next one. */
    private void open() {
      Run first = ahead;
      do {
        ahead.number = runs.size();
        ahead.advance();
        runs.add(ahead);
        ahead = packed.hasNext() ? new Run(packed.next()) : null;
      } while (ahead != null && ahead.isMergedWith(first));
    }

    /** Takes over what is the same in all rows that come of a packed one. */
    private void use(Run run) {
      if (run != current) {
        current = run;
        int to = 0;
        for (int i = 0; i < types.length; i++) {
          if (i != bytes) {
            set(to++, run.values[i]);
          }
        }
      }
    }

    private void set(int column, Object value) {
      if (value == null) {
        row.setNullAt(column);
      } else {
        row.update(column, value);
      }
    }
  }
}
