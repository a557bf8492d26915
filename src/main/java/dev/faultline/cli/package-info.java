/** The commands that a person or a CI types. */
package dev.faultline.cli;
