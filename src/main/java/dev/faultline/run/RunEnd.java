package dev.faultline.run;

import dev.faultline.timeline.RunFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param files what it left
 * @param began when its preflight began
 * @param ended when all was reverted and stopped
 * @param traffic how long there was load
 * @param cutShort why it did not go to its end; empty when it did
 */
public record RunEnd(RunFiles files, Instant began, Instant ended, Duration traffic, Optional<String> cutShort) {}
