/** Small JSON endpoints on Undertow, shared by the rehearsal's programs. */
package dev.faultline.rehearsal.http;
