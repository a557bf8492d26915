/**
 * The stand-in platform that a rehearsal breaks: real servers and small programs of our own, on this machine's loopback.
 * It is another program than the harness and shares no code with it.
 */
package dev.faultline.rehearsal;
