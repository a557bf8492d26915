package dev.faultline.report;

import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Outage;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verdicts on the fabricated failover, as the judges would word them. */
final class FabricatedVerdicts {
    private FabricatedVerdicts() {}

    static List<Verdict> passing() {
        return List.of(
                rto("booking-rto", "book", 50.12, 51.02, 31),
                rto("availability-rto", "availability", 50.10, 50.84, 12),
                plain(
                        "no-booking-lost",
                        "rpo",
                        Judgement.PASS,
                        "0 s: no acknowledged write lost",
                        "0 of 2,214 lost",
                        List.of("BL-06"),
                        "2,214 acknowledged writes found, 9 indeterminate (4 found applied)"),
                plain("baseline-latency", "slo", Judgement.PASS, "p95 of book at most 250 ms", "23 ms", List.of()),
                plain("after-availability", "slo", Judgement.PASS, "at least 99.9 % good", "100 % of 5,102", List.of()),
                plain(
                        "no-slot-overbooked",
                        "integrity",
                        Judgement.PASS,
                        "no slot over capacity, none doubled",
                        "0 of 1,344 slots",
                        List.of("BL-23")),
                plain(
                        "restored",
                        "restoration",
                        Judgement.PASS,
                        "every invariant holds again",
                        "3 of 3 hold",
                        List.of(),
                        "allowed to differ: db-b is primary now, db-a its standby"));
    }

    static List<Verdict> failing() {
        return List.of(
                unrecovered("booking-rto", "book", 50.12, 4_611),
                unrecovered("availability-rto", "availability", 50.10, 5_207),
                plain(
                        "no-booking-lost",
                        "rpo",
                        Judgement.FAIL,
                        "0 s: no acknowledged write lost",
                        "37 of 1,480 lost, the oldest 2.91 s before the failure",
                        List.of("BL-06"),
                        "key 7f31-0093 slot andheri-2026-12-04-09: acknowledged 10:02:38.11 as id 1443, not found",
                        "key 7f31-0094 slot bandra-2026-12-01-11: acknowledged 10:02:38.14 as id 1444, not found",
                        "and 35 more, all listed in ledger-booking.jsonl"),
                plain("baseline-latency", "slo", Judgement.PASS, "p95 of book at most 250 ms", "23 ms", List.of()),
                plain(
                        "after-availability",
                        "slo",
                        Judgement.FAIL,
                        "at least 99.9 % good",
                        "41.2 % of 4,980",
                        List.of()),
                plain(
                        "no-slot-overbooked",
                        "integrity",
                        Judgement.INCONCLUSIVE,
                        "no slot over capacity, none doubled",
                        "the system could not be read back",
                        List.of("BL-23"),
                        "GET /internal/bookings?after=0: 503 from 10:03:31 to 10:03:41"),
                plain(
                        "restored",
                        "restoration",
                        Judgement.FAIL,
                        "every invariant holds again",
                        "1 of 3 hold",
                        List.of(),
                        "one-writer: none"));
    }

    static Verdict plain(
            String id,
            String kind,
            Judgement judgement,
            String required,
            String measured,
            List<String> claims,
            String... evidence) {
        return new Verdict(id, kind, judgement, required, measured, "", List.of(evidence), claims, Map.of(), List.of());
    }

    /** A pass: {@code book} did not work from 50.02 on, and was back at 57.2. */
    static Verdict back(String kind, String required, String measured) {
        return new Verdict(
                "back",
                kind,
                Judgement.PASS,
                required,
                measured,
                "",
                List.of(),
                List.of(),
                Map.of(),
                List.of(new Outage("book", at(50.02), Optional.of(at(57.2)), Duration.ZERO, 140)));
    }

    private static Verdict rto(String id, String path, double from, double to, long failed) {
        Map<String, String> split = new LinkedHashMap<>();
        split.put("first impact", "0.12 s");
        split.put("detection", "0.41 s");
        split.put("new primary", "0.62 s");
        split.put("first success", "0.88 s");
        split.put("sustained recovery", "%.2f s".formatted(to - 50));
        split.put("full capacity", "7.4 s");
        return new Verdict(
                id,
                "rto",
                Judgement.PASS,
                "at most 10 s from the injection, 95 % good for 5 s",
                "%.2f s".formatted(to - 50),
                "between 0.97 s and 1.02 s",
                List.of(
                        "first failure: probe:" + path + " sent 10:02:41.1, 503 from balancer",
                        "1 outage, " + failed + " requests failed"),
                List.of("BL-05"),
                split,
                List.of(new Outage(path, at(from), Optional.of(at(to)), Duration.ofMillis(50), failed)));
    }

    private static Verdict unrecovered(String id, String path, double from, long failed) {
        return new Verdict(
                id,
                "rto",
                Judgement.FAIL,
                "at most 10 s from the injection, 95 % good for 5 s",
                "more than 65.0 s: not recovered while it was watched",
                "right-censored",
                List.of(failed + " requests failed, the last one sent 10:03:46.0: 503 <no primary> from api-b"),
                List.of("BL-05"),
                Map.of("first impact", "0.12 s"),
                List.of(new Outage(path, at(from), Optional.empty(), Duration.ofMillis(50), failed)));
    }

    private static java.time.Instant at(double seconds) {
        return FabricatedRun.START.plusMillis(Math.round(seconds * 1000));
    }
}
