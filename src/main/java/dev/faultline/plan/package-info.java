/** A scenario resolved against a topology: exact targets, offsets, seed; printable as a dry run. */
package dev.faultline.plan;
