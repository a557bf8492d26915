/**
 * The platform's database: PostgreSQL from its binaries jar, a primary and a standby in two zones, the controller that
 * fails over between them and the endpoint that moves with it.
 */
package dev.faultline.rehearsal.database;
