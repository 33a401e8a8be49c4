package org.newsweft.verify;

/**
 * One promise of the tables, and a query for the rows that break it.
 *
 * @param promise what holds in a sound output, in a sentence without its full stop
 * @param faults SQL over the views of the tables; each row of its answer is a fault, told in its
 *     one column
 */
record Check(String promise, String faults) {}
