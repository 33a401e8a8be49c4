package org.newsweft.corpus;

import org.newsweft.config.JobConfig.Format;

/**
 * A file of the corpus.
 *
 * @param path the file as it was given or found: with scheme and host only if the job's path had
 *     them
 * @param name the path below the folder that the job names; of a file that is named itself, the
 *     file name
 * @param length size in bytes, as it lies on disk
 * @param modified when it was last changed, in milliseconds since 1970
 * @param format how it is read; never AUTO
 */
public record CorpusFile(String path, String name, long length, long modified, Format format) {}
