package org.newsweft.counts;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.StructType;

/** Takes the bytes of packed rows apart and leaves the rows: see {@link CountStage#inArrays}. */
final class ArrayUnpacker implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private final StructType packed;
  private final int bytes;
  private final int columns;

  /**
   * @param packed the schema of the packed rows
   * @param bytes which column holds the packed counts
   * @param schema that of the rows to be made
   */
  ArrayUnpacker(StructType packed, int bytes, StructType schema) {
    this.packed = packed;
    this.bytes = bytes;
    this.columns = schema.size();
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    return CountStage.mapped(rows, this::unpacked);
  }

  private InternalRow unpacked(InternalRow row) {
    Object[] values = new Object[columns];
    int to = 0;
    for (int i = 0; i < packed.size(); i++) {
      if (i != bytes) {
        values[to++] = row.get(i, packed.apply(i).dataType());
      }
    }
    CountRow counts = CountRow.of(null, null, null, new PackedCounts(row.getBinary(bytes)), 0);
    values[to++] = new GenericArrayData(counts.itemB());
    values[to++] = UnsafeArrayData.fromPrimitiveArray(counts.articles());
    values[to++] = UnsafeArrayData.fromPrimitiveArray(counts.stories());
    values[to++] = UnsafeArrayData.fromPrimitiveArray(counts.sources());
    values[to] = UnsafeArrayData.fromPrimitiveArray(counts.sentences());
    return new GenericInternalRow(values);
  }
}
