package dev.faultline.rehearsal.api;

import java.time.Duration;
import java.util.List;

/** One-time codes in Redis, each attempt one script: Redis runs a script as a whole or not at all. */
final class RedisCodeStore implements CodeStore {
    private static final String KEEP = """
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
              redis.call('DEL', KEYS[1])
              return {'accepted', 0}
            end
            return {'wrong', redis.call('HINCRBY', KEYS[1], 'left', -1)}
            """;

    private final Redis redis;

    RedisCodeStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void keep(String phone, String digest, Duration life, int attempts) {
        List<String> values = List.of(digest, Integer.toString(attempts), Long.toString(life.toMillis()));
        redis.call(client -> client.eval(KEEP, List.of(key(phone)), values));
    }

    @Override
    public Attempt attempt(String phone, String digest) {
        List<?> answer = (List<?>) redis.call(client -> client.eval(ATTEMPT, List.of(key(phone)), List.of(digest)));
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
