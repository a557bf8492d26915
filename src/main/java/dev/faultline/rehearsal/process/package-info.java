/** What every node of the platform needs as a process: a port, a log, a register that owns it, a bounded wait. */
package dev.faultline.rehearsal.process;
