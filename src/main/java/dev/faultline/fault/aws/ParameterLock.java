package dev.faultline.fault.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.target.aws.AwsClients;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * A lock that is a parameter of the Parameter Store: of two that create one by the same name, one is refused.
 *
 * @param aws whom to ask
 */
record ParameterLock(AwsClients aws) implements RemoteLock {
    private static final String SOMEBODY = "somebody";

    @Override
    public Optional<Holder> take(String lock, Holder holder, Map<String, String> tags)
            throws IOException, InterruptedException {
        String value = RecordJson.mapper().writeValueAsString(holder);
        List<Tag> all = tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        try {
            aws.call(
                    "ssm:PutParameter",
                    () -> aws.ssm()
                            .putParameter(request -> request.name(lock)
                                    .value(value)
                                    .type(ParameterType.STRING)
                                    .overwrite(false)
                                    .tags(all)));
            return Optional.empty();
        } catch (AwsCallFailed e) {
            if (e.kind() != AwsCallFailed.Kind.CONFLICT) {
                throw e;
            }
            // The answer to a first attempt may have been lost: then it is our own that stands in the way.
            Optional<Holder> there = holder(lock);
            return there.filter(one -> one.run().equals(holder.run())).isPresent()
                    ? Optional.empty()
                    : Optional.of(there.orElse(new Holder(SOMEBODY, SOMEBODY, "a moment ago")));
        }
    }

    @Override
    public Optional<Holder> holder(String lock) throws IOException, InterruptedException {
        try {
            String value = aws.call(
                    "ssm:GetParameter",
                    () -> aws.ssm()
                            .getParameter(request -> request.name(lock))
                            .parameter()
                            .value());
            return Optional.of(read(value));
        } catch (AwsCallFailed e) {
            if (e.kind() == AwsCallFailed.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What somebody wrote by hand is a lock as well. */
    private static Holder read(String value) {
        try {
            return RecordJson.mapper().readValue(value, Holder.class);
        } catch (JsonProcessingException e) {
            return new Holder(value, SOMEBODY, "an unknown time");
        }
    }

    @Override
    public void release(String lock, String run) throws IOException, InterruptedException {
        if (holder(lock).filter(one -> one.run().equals(run)).isEmpty()) {
            return;
        }
        try {
            aws.call("ssm:DeleteParameter", () -> aws.ssm().deleteParameter(request -> request.name(lock)));
        } catch (AwsCallFailed e) {
            if (e.kind() != AwsCallFailed.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }
}
