/** The platform's cache: Redis from the binary in its jar, a primary and a replica that takes its place. */
package dev.faultline.rehearsal.cache;
