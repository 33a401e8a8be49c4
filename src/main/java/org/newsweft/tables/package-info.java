/**
 * The public contract: the tables, their columns and order, and the store that writes and reads
 * them, all or nothing.
 *
 * <p>Nothing but these tables passes between the stages. Uses {@code config} only.
 */
package org.newsweft.tables;
