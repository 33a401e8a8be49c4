/**
 * Text as characters: words, sentences and folded forms. Plain Java without any knowledge of
 * articles, items or Spark; every stage may use it, it uses nothing of Newsweft.
 */
package org.newsweft.text;
