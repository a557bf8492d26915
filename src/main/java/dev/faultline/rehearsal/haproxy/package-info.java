/** HAProxy as the load balancer of a platform in containers: its configuration, and its Runtime API. */
package dev.faultline.rehearsal.haproxy;
