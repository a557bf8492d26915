package dev.faultline.load;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** One-time codes in memory: what was sent to whom, newest first, and what was used. */
final class StubLogins {
    private final StubRules rules;
    private final Map<String, List<String>> codes = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final AtomicLong sequence = new AtomicLong();

    StubLogins(StubRules rules) {
        this.rules = rules;
    }

    /** How many codes were sent to each phone number. */
    Map<String, Integer> messagesSent() {
        return codes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, sent -> sent.getValue().size()));
    }

    StubAnswer send(String phone) {
        List<String> sent = codes.computeIfAbsent(phone, p -> new CopyOnWriteArrayList<>());
        sent.add(0, String.format("%06d", sequence.incrementAndGet() % 1_000_000));
        return new StubAnswer(202, "{}");
    }

    StubAnswer messages(String phone) {
        String messages = codes.getOrDefault(phone, List.of()).stream()
                .map(code -> "{\"text\":\"Your BlinkLean code is " + code + "\",\"code\":\"" + code + "\"}")
                .collect(Collectors.joining(","));
        return new StubAnswer(200, "{\"messages\":[" + messages + "]}");
    }

    StubAnswer verify(String phone, String code) {
        List<String> sent = codes.getOrDefault(phone, List.of());
        if (sent.isEmpty() || !sent.get(0).equals(code)) {
            return new StubAnswer(401, "{\"error\":\"wrong_code\"}");
        }
        if (!used.add(phone + code) && !rules.takesUsedCodes()) {
            return new StubAnswer(410, "{\"error\":\"code_gone\"}");
        }
        return new StubAnswer(200, "{\"token\":\"t-" + phone + "\"}");
    }
}
