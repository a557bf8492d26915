/** The zone service: says in which zone of the city an address lies. */
package dev.faultline.rehearsal.geography;
