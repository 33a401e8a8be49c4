/**
 * Reads a corpus and checks it.
 *
 * <p>In: the files that a job names, in JSON Lines, CSV, Parquet or plain text. Out: one row for
 * every record ({@link org.newsweft.corpus.CorpusReader}); of these the articles, the exact
 * duplicates and the rejects with their reasons ({@link org.newsweft.corpus.Articles}). Nothing is
 * lost: records = articles + duplicates + rejects.
 *
 * <p>The work on one record is pure ({@code ArticleBuilder}, {@code TextCleaner}, {@code
 * DateParser}, {@code DateFinder}); files come through Hadoop's {@code FileSystem}; no record takes
 * more memory than the job's longest text. Uses {@code config} and {@code tables}.
 */
package org.newsweft.corpus;
