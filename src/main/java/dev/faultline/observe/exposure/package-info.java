/** Tries from outside what must not be had there: ports, unencrypted answers, secrets on disk. */
package dev.faultline.observe.exposure;
