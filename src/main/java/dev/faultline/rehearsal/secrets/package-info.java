/** A stand-in for the parameter store that programs get their secrets from at run time. */
package dev.faultline.rehearsal.secrets;
