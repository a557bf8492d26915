package dev.faultline.toxics;

import java.util.Locale;

/** Which way bytes flow: {@code UPSTREAM} from client to server, {@code DOWNSTREAM} from server to client. */
enum Direction {
    UPSTREAM,
    DOWNSTREAM;

    /** The name as the API has it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
