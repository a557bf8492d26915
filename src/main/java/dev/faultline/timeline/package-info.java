/** The records that all else speaks in: the clock, events, outcomes and the ledger, in memory and on disk. */
package dev.faultline.timeline;
