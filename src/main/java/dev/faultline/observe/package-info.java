/** Watches a running target: steady probers, roles, replicas, signals, the control link, invariants, the read-back. */
package dev.faultline.observe;
