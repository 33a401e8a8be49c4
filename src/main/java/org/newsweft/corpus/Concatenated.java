package org.newsweft.corpus;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Iterators one after the other, each of them made when the one before is at its end. */
final class Concatenated<T> implements Iterator<T> {
  private final Iterator<? extends Iterator<T>> parts;
  private Iterator<T> part = java.util.Collections.emptyIterator();

  Concatenated(Iterator<? extends Iterator<T>> parts) {
    this.parts = parts;
  }

  @Override
  public boolean hasNext() {
    while (!part.hasNext() && parts.hasNext()) {
      part = parts.next();
    }
    return part.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return part.next();
  }
}
