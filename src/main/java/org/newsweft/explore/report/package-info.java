/**
 * The report: one HTML file over a finished output, for people who have a browser and nothing else.
 *
 * <p>Tables in, a page out. {@link org.newsweft.explore.report.Report} reads in this order: {@link
 * org.newsweft.explore.report.TrendLists}, the {@link org.newsweft.explore.report.Strongest} of
 * each count table, their {@link org.newsweft.explore.report.CountRow}s, and the {@link
 * org.newsweft.explore.report.Evidence}. {@link org.newsweft.explore.report.Page} puts them into
 * the file with the scripts of {@code src/main/resources/org/newsweft/report}, which draw
 * everything.
 */
package org.newsweft.explore.report;
