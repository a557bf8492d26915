/** A second region: who directs traffic to which, whose database takes the writes, and how that changes. */
package dev.faultline.rehearsal.region;
