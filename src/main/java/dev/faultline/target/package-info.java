/** Brings a system up on a backend and says what it consists of: its nodes, zones, links and signals. */
package dev.faultline.target;
