package org.newsweft.corpus;

/** What becomes of a record. */
sealed interface Outcome permits Article, Reject {}
