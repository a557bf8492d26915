/** Brings a system up on a backend, or reaches one that is up, and tells its topology: nodes, zones, links, signals. */
package dev.faultline.target;
