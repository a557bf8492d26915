/** A load balancer that behaves as an AWS Application Load Balancer does: active checks, no passive ejection. */
package dev.faultline.rehearsal.balancer;
