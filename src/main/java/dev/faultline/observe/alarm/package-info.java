/** Alarms as Prometheus knows them: figures scraped from a running target, rules over them, messages to channels. */
package dev.faultline.observe.alarm;
