/** What a run leaves for people and machines, made from its records and verdicts alone: pages, JSON, JUnit, logs. */
package dev.faultline.report;
