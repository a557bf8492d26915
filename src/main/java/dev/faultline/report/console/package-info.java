/** What a run shows at the terminal: live progress while it runs, and the tables of verdicts and claims. */
package dev.faultline.report.console;
