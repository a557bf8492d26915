package dev.faultline.observe.alarm;

import java.util.List;
import java.util.Optional;

/** Which series are meant: those that every matcher agrees to. */
record Selector(List<LabelMatcher> matchers) {
    Selector {
        matchers = List.copyOf(matchers);
    }

    boolean matches(Labels labels) {
        return matchers.stream().allMatch(matcher -> matcher.condition().test(labels.value(matcher.label())));
    }

    /** The metric's name, where only one can match. */
    Optional<String> name() {
        return matchers.stream()
                .filter(matcher -> matcher.label().equals(Labels.NAME))
                .flatMap(matcher -> matcher.equal().stream())
                .findFirst();
    }
}
