package dev.faultline.observe.alarm;

import dev.faultline.scenario.AlarmRule;
import dev.faultline.timeline.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One alarm: its expression evaluated, its state recorded where it changes, its channel told. One thread uses it. */
final class WatchedAlarm {
    private final AlarmRule rule;
    private final AlarmExpression expression;
    private final ActiveSeries active;
    private final Consumer<Event> events;
    private final Silence silence;
    private final Optional<Messages> messages;
    private Optional<AlarmState> state = Optional.empty();
    private AlarmState told = AlarmState.OK;

    WatchedAlarm(AlarmRule rule, Consumer<Event> events, Silence silence, Optional<Messages> messages) {
        this.rule = rule;
        this.expression = AlarmExpression.of(rule);
        this.active = new ActiveSeries(rule.holdsFor());
        this.events = events;
        this.silence = silence;
        this.messages = messages;
    }

    AlarmExpression expression() {
        return expression;
    }

    Optional<Messages> messages() {
        return messages;
    }

    /** Evaluates it on what there is; {@code trouble} says why that is nothing at all, where it is. */
    void evaluate(SampleStore store, Instant now, Optional<String> trouble) {
        try {
            List<Sample> holding = expression.holding(store, now);
            String found = holding.isEmpty() ? expression.compared(store, now) : AlarmExpression.words(holding);
            enter(active.holding(holding, now), found, now);
            trouble.ifPresentOrElse(why -> silence.goesOn(now, why), () -> silence.broken(now));
        } catch (EvaluationFailed e) {
            silence.goesOn(now, e.getMessage());
        }
    }

    /** It is evaluated no more. */
    void end(Instant now) {
        silence.goesOn(now, "it was not evaluated any more");
    }

    private void enter(AlarmState next, String found, Instant now) {
        if (!Optional.of(next).equals(state)) {
            state = Optional.of(next);
            events.accept(new Event.AlarmChanged(now, rule.name(), next.word(), found));
        }
        if (next != AlarmState.PENDING && next != told) {
            told = next;
            messages.ifPresent(channel -> channel.send(
                    next, rule.name() + " is " + next.word() + ": " + rule.expression() + " (" + found + ")"));
        }
    }
}
