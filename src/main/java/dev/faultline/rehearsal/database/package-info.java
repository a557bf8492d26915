/**
 * The platform's database: PostgreSQL from its binaries jar, a primary and a standby in two zones, the controller that
 * fails over between them, the endpoint that moves with it, and backups that any moment can be restored from.
 */
package dev.faultline.rehearsal.database;
