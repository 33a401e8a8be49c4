/**
 * Linking across the corpus: spellings of one person or organisation become one item. The core is
 * pure; {@link org.newsweft.link.LinkStage} is its Spark shell.
 */
package org.newsweft.link;
