/** Forks Gatling, reads its stream of outcomes, drains and stops it; and what simulations need to be driven this way. */
package dev.faultline.load;
