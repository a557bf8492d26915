/** A stand-in for the SMS gateway: takes messages, and lets a test read what a phone received. */
package dev.faultline.rehearsal.sms;
