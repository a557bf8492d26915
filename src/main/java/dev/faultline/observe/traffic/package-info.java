/** What goes over the links of a target, as its fault proxy counts it. */
package dev.faultline.observe.traffic;
