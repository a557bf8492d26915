/** A stand-in for the payment gateway: takes orders, lets customers pay, and signs each payment. */
package dev.faultline.rehearsal.payment;
