/**
 * The stage that groups the copies of one text into stories: articles with their texts in, for each
 * copy the article that it is a copy of out.
 *
 * <p>The core is plain Java: {@link org.newsweft.stories.Fingerprints} of a text, {@link
 * org.newsweft.stories.CandidateSearch} among the articles that share one, {@link
 * org.newsweft.stories.CopyTest} of a pair, {@link org.newsweft.stories.StoryAssignment} over the
 * pairs that pass it. {@link org.newsweft.stories.StoryStage} is the Spark shell. It may use text
 * and tables.
 */
package org.newsweft.stories;
