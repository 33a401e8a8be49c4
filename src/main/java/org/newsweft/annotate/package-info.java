/**
 * Finds mentions: text in, sentences and mentions of items out.
 *
 * <p>Two finders work side by side: a {@link org.newsweft.annotate.LexiconMatcher} for the names of
 * the catalogue and for topics, and, where the job file names one, a {@link
 * org.newsweft.annotate.Recogniser} for names that no catalogue holds: a model of our own or a
 * saved Spark NLP pipeline. What they find is settled into one list without overlaps. Uses {@code
 * items}, {@code text} and {@code config}.
 */
package org.newsweft.annotate;
