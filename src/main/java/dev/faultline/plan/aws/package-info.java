/** A scenario as experiments of AWS Fault Injection Service: what would be sent there, and what may be done there. Sends nothing. */
package dev.faultline.plan.aws;
