package dev.faultline.rehearsal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.http.JsonCalls;
import dev.faultline.rehearsal.protocol.Serving;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is posted to a channel reaches the people on it, if there are any. */
class AlarmChannelsTest {
    private final Serving serving = AlarmChannels.start(new ChannelConfig(0, List.of("pager")));
    private final JsonCalls channels = new JsonCalls(serving);

    @AfterEach
    void stop() throws Exception {
        serving.program().close();
    }

    @Test
    void aMessageIsDeliveredWithItsTime() throws Exception {
        Instant before = Instant.now();
        assertThat(post("admin", "firing")).isEqualTo(202);
        JsonNode message = read("admin", "").get(0);
        assertThat(message.get("n").asInt()).isEqualTo(1);
        assertThat(message.get("alarm").asText()).isEqualTo("errors");
        assertThat(message.get("state").asText()).isEqualTo("firing");
        assertThat(message.get("text").asText()).isEqualTo("too many");
        assertThat(Instant.parse(message.get("at").asText())).isBetween(before, Instant.now());
    }

    @Test
    void aReaderAsksForWhatIsNewOnly() throws Exception {
        post("admin", "firing");
        post("admin", "ok");
        JsonNode after = read("admin", "?after=1");
        assertThat(after).hasSize(1);
        assertThat(after.get(0).get("state").asText()).isEqualTo("ok");
        assertThat(read("admin", "?after=2")).isEmpty();
    }

    @Test
    void channelsAreApart() throws Exception {
        post("admin", "firing");
        assertThat(read("mail", "")).isEmpty();
    }

    @Test
    void anUnsubscribedChannelAcceptsAndDeliversToNobody() throws Exception {
        assertThat(post("pager", "firing")).isEqualTo(202);
        assertThat(read("pager", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/channels/UPPER/messages", "/channels/admin/messages?after=x"})
    void whatCannotBeIsRefused(String path) throws Exception {
        assertThat(channels.get(path).status()).isEqualTo(400);
    }

    @Test
    void aMessageNeedsAllItsParts() throws Exception {
        assertThat(channels.post("/channels/admin/messages", Map.of("alarm", "errors"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theOldestMessagesAreForgottenAndTheirNumbersNotUsedAgain() {
        Channel channel = new Channel(2);
        for (int i = 1; i <= 3; i++) {
            channel.deliver("errors", "firing", "message " + i, Instant.EPOCH);
        }
        assertThat(channel.after(0)).extracting(Delivered::n).containsExactly(2L, 3L);
    }

    private int post(String channel, String state) throws Exception {
        return channels.post(
                        "/channels/" + channel + "/messages",
                        Map.of("alarm", "errors", "state", state, "text", "too many"))
                .status();
    }

    private JsonNode read(String channel, String query) throws Exception {
        return channels.get("/channels/" + channel + "/messages" + query).body().get("messages");
    }
}
