/**
 * Names of people, organisations and places by our own models: text in, entities out, no Spark.
 *
 * <p>{@link org.newsweft.annotate.entities.ModelFiles} is a model as it lies on disk, in the jar or
 * in a saved pipeline; {@link org.newsweft.annotate.entities.EntityModel} is the same model opened
 * for use, once a JVM; {@link org.newsweft.annotate.entities.EntityFinder} reads articles with it,
 * one finder a thread. What the files hold is in {@code data/models/fast/FORMAT.md}. Uses {@code
 * text}, {@code config} and Hadoop's file systems.
 */
package org.newsweft.annotate.entities;
