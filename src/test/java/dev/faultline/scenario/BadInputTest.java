package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A mistake in a scenario is one error, which says where it is, what is wrong, and what to do. */
class BadInputTest {
    @Test
    void anUnknownFieldIsNamedAndTheNearestOneSuggested() {
        assertThat(refusal("stop-conditions:", "stopConditions:")).isEqualTo("""
                        db-kill.yaml:19:1: unknown field `stopConditions` of a scenario
                           19 | stopConditions:
                              | ^^^^^^^^^^^^^^
                        hint: did you mean `stop-conditions`? known: description, seed, platform, load, timing, steady-state, \
                        method, stop-conditions, objectives
                        """);
    }

    @Test
    void aMissingFieldIsMissedWhereItBelongs() {
        assertThat(refusal("from: injection, ", "")).isEqualTo("""
                        db-kill.yaml:23:10: the field `from` of an RTO is missing
                           23 |   - rto: {id: back, path: buy, fault: kill-db, within: 3s, ratio: 99 %, holds: 2s, claims: [SH-01]}
                              |          ^
                        hint: add `from: …` here
                        """);
    }

    @Test
    void aWrongUnitIsAnsweredWithTheRightOnes() {
        assertThat(refusal("recovery: 5s", "recovery: 5sec")).isEqualTo("""
                        db-kill.yaml:9:13: unknown unit `sec` in `5sec`
                            9 |   recovery: 5sec
                              |             ^^^^
                        hint: known units: ms, s, m, h
                        """);
    }

    @Test
    void aBareNumberIsNoDuration() {
        assertThat(refusal("recovery: 5s", "recovery: 5")).isEqualTo("""
                        db-kill.yaml:9:13: the duration `5` has no unit
                            9 |   recovery: 5
                              |             ^
                        hint: write 5s for seconds; known units: ms, s, m, h
                        """);
    }

    @Test
    void anUnknownFaultIsAnsweredWithTheKnownOnes() {
        assertThat(refusal("process-kill:", "proces-kil:")).isEqualTo("""
                        db-kill.yaml:15:5: unknown fault `proces-kil`
                           15 |     proces-kil: {id: kill-db, service: database, role: primary}
                              |     ^^^^^^^^^^
                        hint: did you mean `process-kill`? known: process-kill, process-freeze, link-latency, link-blackhole, \
                        link-reset, link-down, link-bandwidth, zone-outage, region-outage, promotion, fail-back, load-surge, load-staircase, load-day, load-replay, slow-queries, data-loss, release, call, at, hold
                        """);
    }

    @Test
    void anUnknownSimulationIsAnsweredWithTheKnownOnes() {
        assertThat(refusal("BookingSimulation", "BookingSimluation")).isEqualTo("""
                        db-kill.yaml:4:5: unknown simulation `BookingSimluation`
                            4 |   - BookingSimluation: 28/s
                              |     ^^^^^^^^^^^^^^^^^
                        hint: did you mean `BookingSimulation`? known: BookingSimulation, OtpSimulation
                        """);
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThat(refusal("at: 1s", "at: -1s")).isEqualTo("""
                        db-kill.yaml:14:9: the duration `-1s` is negative
                           14 |   - at: -1s
                              |         ^^^
                        hint: durations are counted forwards
                        """);
    }

    @Test
    void aFaultEndsWithinItsPhase() {
        assertThat(refusal("hold: 3s", "hold: 8s500ms")).isEqualTo("""
                        db-kill.yaml:17:11: the fault ends at 10s500ms, and the fault phase is over at 10s
                           17 |     hold: 8s500ms
                              |           ^^^^^^^
                        hint: hold it for a shorter time, or lengthen `fault` under `timing`
                        """);
    }

    @Test
    void aFaultThatHitsNothingIsRefused() {
        assertThat(refusal("role: primary", "zone: a, role: standby")).isEqualTo("""
                        db-kill.yaml:15:19: no node of the system is all of service database, role standby, zone a
                           15 |     process-kill: {id: kill-db, service: database, zone: a, role: standby}
                              |                   ^
                        hint: the nodes are web-a (web, serving, zone a), web-b (web, serving, zone b), \
                        db-a (database, primary, zone a), db-b (database, standby, zone b), till (till, serving)
                        """);
    }

    @Test
    void aLinkThatIsNotThereIsRefused() {
        String text = Shop.change(Shop.SCENARIO, "from: web, to: database", "from: web-b, to: web-a");

        assertThat(Shop.refusal(() -> Shop.scenario(text))).isEqualTo("""
                        db-kill.yaml:18:50: unknown side that accepts connections `web-a`
                           18 |     link-latency: {id: slow-db, from: web-b, to: web-a, latency: 200ms, jitter: 20ms}
                              |                                                  ^^^^^
                        hint: known: database
                        """);
    }

    @Test
    void anIdIsGivenOnce() {
        assertThat(refusal("id: whole", "id: kill-db")).isEqualTo("""
                        db-kill.yaml:28:23: the id `kill-db` is used twice
                           28 |   - restoration: {id: kill-db}
                              |                       ^^^^^^^
                        hint: it is used on line 15 already; every id in a file is different
                        """);
    }

    @Test
    void anObjectiveIsAboutAFaultThatIsThere() {
        assertThat(refusal("rpo: {id: kept, fault: kill-db", "rpo: {id: kept, fault: kill-bd"))
                .isEqualTo("""
                        db-kill.yaml:24:28: unknown fault id `kill-bd`
                           24 |   - rpo: {id: kept, fault: kill-bd, within: 0s}
                              |                            ^^^^^^^
                        hint: did you mean `kill-db`? known: kill-db, slow-db
                        """);
    }

    @Test
    void anRtoIsDecidedBeforeTheTrafficEnds() {
        assertThat(refusal("within: 3s", "within: 1m")).isEqualTo("""
                        db-kill.yaml:23:65: the RTO is decided 1m3s after the baseline, and the traffic ends at 19s
                           23 |   - rto: {id: back, path: buy, fault: kill-db, from: injection, within: 1m, ratio: 99 %, holds: 2s, claims: [SH-01]}
                              |                                                                 ^^^^^^
                        hint: lengthen `recovery` or `after` under `timing`
                        """);
    }

    @Test
    void aShareIsGivenInPercent() {
        assertThat(refusal("availability: 99.5 %", "availability: 0.995")).isEqualTo("""
                        db-kill.yaml:12:41: expected a share in percent, found `0.995`
                           12 |   - {id: well, path: all, availability: 0.995}
                              |                                         ^^^^^
                        hint: write it with its unit, like 99.5 %
                        """);
    }

    @Test
    void anUnknownClaimIsRefused() {
        assertThat(refusal("claims: [SH-02]", "claims: [BL-21]")).isEqualTo("""
                        db-kill.yaml:27:36: unknown claim `BL-21`
                           27 |   - integrity: {id: once, claims: [BL-21]}
                              |                                    ^^^^^
                        hint: known: SH-01, SH-02
                        """);
    }

    @Test
    void anEmptyListTestsNothing() {
        assertThat(refusal("{id: once, claims: [SH-02]}", "{id: once, claims: []}"))
                .isEqualTo("""
                        db-kill.yaml:27:35: the list `claims` is empty
                           27 |   - integrity: {id: once, claims: []}
                              |                                   ^
                        hint: it needs at least one item
                        """);
    }

    @Test
    void aNumberInPlaceOfATextIsTakenAtItsWord() {
        assertThat(refusal("id: whole", "id: 12")).isEqualTo("""
                        db-kill.yaml:28:23: expected a text, found `12`, which YAML reads as something else
                           28 |   - restoration: {id: 12}
                              |                       ^^
                        hint: put it in quotes: "12"
                        """);
    }

    private static String refusal(String from, String to) {
        String text = Shop.change(Shop.SCENARIO, from, to);
        return Shop.refusal(() -> Shop.scenario(text));
    }
}
