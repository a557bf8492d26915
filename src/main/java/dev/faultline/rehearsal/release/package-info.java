/** How a new version of a service takes the place of the old one: the steps as a pure decision, and what takes them. */
package dev.faultline.rehearsal.release;
