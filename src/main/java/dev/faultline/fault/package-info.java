/**
 * Breaks what a plan names and takes it back: injectors, the write-ahead journal of undos, and the lease whose watchdog
 * undoes what a dead or frozen harness leaves behind.
 */
package dev.faultline.fault;
