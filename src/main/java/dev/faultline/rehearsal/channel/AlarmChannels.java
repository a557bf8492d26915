package dev.faultline.rehearsal.channel;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Endpoint;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.FailureAnswers;
import dev.faultline.rehearsal.http.Refusal;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.protocol.OwnedProcess;
import dev.faultline.rehearsal.protocol.Serving;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program that stands in for the channels alarms go to: mail, chat, pager. A channel is there once it is named. */
public final class AlarmChannels {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmChannels.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int MOST_MESSAGES = 1000;
    private static final int MOST_CHANNELS = 32;
    private static final int WORKERS = 4;

    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final List<String> unsubscribed;
    private final Clock clock;

    private AlarmChannels(ChannelConfig config, Clock clock) {
        this.unsubscribed = config.unsubscribed();
        this.clock = clock;
    }

    /** Runs the stand-in as its own process. */
    public static void main(String[] arguments) {
        OwnedProcess.run("channels", ChannelConfig.class, AlarmChannels::start, arguments);
    }

    static Serving start(ChannelConfig config) {
        WebServer server =
                WebServer.start(config.port(), WORKERS, new AlarmChannels(config, Clock.systemUTC()).routes());
        return new Serving(Map.of("port", server.port()), server);
    }

    private HttpHandler routes() {
        return Handlers.routing()
                .post("/channels/{name}/messages", handler(this::post))
                .get("/channels/{name}/messages", handler(this::read))
                .get("/health", handler(call -> Answer.json(200, Map.of("status", "up"))));
    }

    private Answer post(Call call) {
        String name = name(call);
        String alarm = call.text("alarm");
        String state = call.text("state");
        String text = call.text("text");
        if (!unsubscribed.contains(name)) {
            channel(name).deliver(alarm, state, text, clock.instant());
        }
        return Answer.json(202, Map.of());
    }

    private Answer read(Call call) {
        Channel channel = channels.get(name(call));
        long after = after(call);
        return Answer.json(200, Map.of("messages", channel == null ? List.of() : channel.after(after)));
    }

    private Channel channel(String name) {
        if (channels.size() >= MOST_CHANNELS && !channels.containsKey(name)) {
            throw new Refusal(Answer.error(409, "too_many_channels"));
        }
        return channels.computeIfAbsent(name, created -> new Channel(MOST_MESSAGES));
    }

    private static String name(Call call) {
        String name = call.path("name");
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(Answer.error(400, "bad_channel"));
        }
        return name;
    }

    private static long after(Call call) {
        String after = call.query("after").orElse("0");
        if (!NUMBER.matcher(after).matches()) {
            throw new Refusal(Answer.error(400, "bad_after"));
        }
        return Long.parseLong(after);
    }

    private static HttpHandler handler(Endpoint endpoint) {
        return new EndpointHandler(endpoint, FailureAnswers.loggedTo(LOG));
    }
}
