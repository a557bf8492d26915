package dev.faultline.observe.alarm;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A condition on one label; a label that is not there has the empty value.
 *
 * @param label its name
 * @param condition on its value
 * @param equal the value that it must equal, where that is the condition
 */
record LabelMatcher(String label, Predicate<String> condition, Optional<String> equal) {}
