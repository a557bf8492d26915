package dev.faultline.rehearsal.api;

import java.time.Duration;
import java.util.List;

/** One-time codes in Redis, each step one script: Redis runs a script as a whole or not at all. */
final class RedisCodeStore implements CodeStore {
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final String KEEP = """
            local limit = tonumber(ARGV[4])
            if limit > 0 then
              local sent = redis.call('INCR', KEYS[2])
              if sent == 1 then redis.call('PEXPIRE', KEYS[2], ARGV[5]) end
              if sent > limit then return 0 end
            end
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], 'digest', ARGV[1], 'left', ARGV[2])
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return 1
            """;
    private static final String ATTEMPT = """
            local digest, left = unpack(redis.call('HMGET', KEYS[1], 'digest', 'left'))
            if not digest then return {'gone', 0} end
            if tonumber(left) <= 0 then return {'exhausted', 0} end
            if digest == ARGV[1] then
              if ARGV[2] == 'ON' then redis.call('DEL', KEYS[1]) end
              return {'accepted', 0}
            end
            return {'wrong', redis.call('HINCRBY', KEYS[1], 'left', -1)}
            """;

    private final Redis redis;
    private final ApiSettings.Otp rules;

    RedisCodeStore(Redis redis, ApiSettings.Otp rules) {
        this.redis = redis;
        this.rules = rules;
    }

    /** The codes of a phone are counted in fixed windows: each begins with its first code and lasts {@link #WINDOW}. */
    @Override
    public Kept keep(String phone, String digest, Duration life, int attempts) {
        List<String> values = List.of(
                digest,
                Integer.toString(attempts),
                Long.toString(life.toMillis()),
                Integer.toString(rules.codesPerMinute()),
                Long.toString(WINDOW.toMillis()));
        Object kept = redis.call(client -> client.eval(KEEP, List.of(key(phone), "otp-sent:" + phone), values));
        return ((Number) kept).intValue() == 1 ? Kept.KEPT : Kept.TOO_MANY;
    }

    @Override
    public Attempt attempt(String phone, String digest) {
        List<String> values = List.of(digest, rules.singleUse().name());
        List<?> answer = (List<?>) redis.call(client -> client.eval(ATTEMPT, List.of(key(phone)), values));
        String outcome = String.valueOf(answer.get(0));
        return switch (outcome) {
            case "accepted" -> new Attempt.Accepted();
            case "exhausted" -> new Attempt.Exhausted();
            case "gone" -> new Attempt.Gone();
            default -> new Attempt.Wrong(((Number) answer.get(1)).intValue());
        };
    }

    private static String key(String phone) {
        return "otp:" + phone;
    }
}
