/** How a program of the rehearsal is owned: configuration in, READY out, and its end when its owner lets go of it. */
package dev.faultline.rehearsal.protocol;
