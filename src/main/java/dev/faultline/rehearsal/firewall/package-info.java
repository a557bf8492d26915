/** A web application firewall with a flood limit, as AWS WAF is attached to a load balancer. */
package dev.faultline.rehearsal.firewall;
