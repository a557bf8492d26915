/** The platform's cache: Redis, from the binary in its jar. */
package dev.faultline.rehearsal.cache;
