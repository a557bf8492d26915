/** Conducts a run: brings the target up, drives the load, breaks things on schedule, watches, and always reverts. */
package dev.faultline.run;
