/** What a user writes: scenarios, systems and claims as immutable records, and the only place that knows YAML. */
package dev.faultline.scenario;
