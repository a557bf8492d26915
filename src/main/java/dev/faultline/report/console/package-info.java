/** What a run shows at the terminal: live progress while it runs, and the verdict table when it is over. */
package dev.faultline.report.console;
