/** How many instances a service should have: target tracking as a pure decision, and the loop that applies it. */
package dev.faultline.rehearsal.scaling;
