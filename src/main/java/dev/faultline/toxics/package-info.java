/** A TCP fault proxy that speaks Toxiproxy's HTTP API: embeddable, or a process of its own. */
package dev.faultline.toxics;
