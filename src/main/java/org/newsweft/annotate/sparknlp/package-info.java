/**
 * Annotators of our own for pipelines of Spark NLP: document in; sentences, tokens or the chunks of
 * names out.
 *
 * <p>They stand in any {@code Pipeline} behind a {@code DocumentAssembler} and are saved and loaded
 * with it. The work is done by {@code text} and {@code annotate.entities}, as in the job itself.
 */
package org.newsweft.annotate.sparknlp;
