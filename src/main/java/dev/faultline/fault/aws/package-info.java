/** Faults in AWS: experiments of FIS, what must hold before one begins, and the lock that keeps two operators apart. */
package dev.faultline.fault.aws;
