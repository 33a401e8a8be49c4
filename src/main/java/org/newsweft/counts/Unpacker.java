package org.newsweft.counts;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Takes the rows of a partition apart: see {@link CountStage#unpacked}. Gives one and the same row
 * again and again, with other values, as the operators of Spark do.
 */
final class Unpacker implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  /** The second item and four counts stand at the end of a row. */
  private static final int ADDED = 5;

  private final DataType[] types;
  private final int bytes;
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
    this.schema = schema;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> packed) {
    return packed.hasNext() ? new Rows(packed) : Collections.emptyIterator();
  }

  private final class Rows implements Iterator<InternalRow> {
    private final Iterator<InternalRow> packed;
    private final SpecificInternalRow row = new SpecificInternalRow(schema);
    private final int itemB = schema.size() - ADDED;
    private PackedCounts counts;

    Rows(Iterator<InternalRow> packed) {
      this.packed = packed;
    }

    @Override
    public boolean hasNext() {
      return (counts != null && counts.left() > 0) || packed.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (counts == null || counts.left() == 0) {
        open(packed.next());
      }
      counts.advance();
      set(itemB, counts.itemB());
      row.setLong(itemB + 1, counts.articles());
      row.setLong(itemB + 2, counts.stories());
      row.setLong(itemB + 3, counts.sources());
      row.setLong(itemB + 4, counts.sentences());
      return row;
    }

    /** Takes over what is the same in all rows that come of a packed one. */
    private void open(InternalRow from) {
      counts = new PackedCounts(from.getBinary(bytes));
      int to = 0;
      for (int i = 0; i < types.length; i++) {
        if (i != bytes) {
          set(to++, from.get(i, types[i]));
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
