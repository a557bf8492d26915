/** The ground of a platform in containers: its networks, its fault proxy, and containers that live as processes do. */
package dev.faultline.rehearsal.container;
