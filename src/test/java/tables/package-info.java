/** The Markdown tables that suites and benchmarks leave behind for the documentation. */
package tables;
