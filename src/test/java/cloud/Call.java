package cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One call that reached the stand-in.
 *
 * @param at when it came
 * @param operation for example {@code fis:StartExperiment}
 * @param region the region that it was meant for
 * @param input what was asked
 * @param status of the HTTP answer; 0 where the connection was cut
 * @param error the code of the refusal, if it was refused
 */
public record Call(Instant at, String operation, String region, JsonNode input, int status, Optional<String> error) {}
