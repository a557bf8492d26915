/** A system that runs in AWS: the clients of AWS's APIs behind one owner, and what they tell of the system. */
package dev.faultline.target.aws;
