package org.newsweft.corpus;

import java.time.LocalDate;

/**
 * A record that can be used, in the columns of its table. The id is the corpus's own, or made from
 * the text; it need not be unique yet.
 */
record Article(
    String articleId,
    LocalDate published,
    LocalDate period,
    DateSource dateSource,
    String source,
    String title,
    String url,
    String language,
    String text,
    String textHash,
    int words)
    implements Outcome {}
