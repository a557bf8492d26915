/** A container engine as Faultline uses it: what is asked of it, what is its own there, and how that is cleared away. */
package dev.faultline.target.docker;
