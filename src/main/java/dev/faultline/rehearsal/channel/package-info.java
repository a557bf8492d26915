/** A stand-in for the channels that alarms go to, such as a pager: what was delivered can be read back. */
package dev.faultline.rehearsal.channel;
