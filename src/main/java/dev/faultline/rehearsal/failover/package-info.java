/** What a pair of servers needs to outlive the loss of one: links, heartbeats, a controller, an endpoint that moves. */
package dev.faultline.rehearsal.failover;
