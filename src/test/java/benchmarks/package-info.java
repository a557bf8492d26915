/** Measurements of Faultline itself, run with {@code mvn verify -Pbench}; each compares within one run and writes a table. */
package benchmarks;
