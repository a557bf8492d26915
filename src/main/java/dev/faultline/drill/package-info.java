/** Drills: scenarios and people's steps in an order, held, recorded and kept as evidence. */
package dev.faultline.drill;
