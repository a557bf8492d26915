/** The control plane: brings the platform's nodes up, links them, restarts what dies, and tells how all of it looks. */
package dev.faultline.rehearsal.control;
