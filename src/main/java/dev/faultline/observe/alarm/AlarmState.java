package dev.faultline.observe.alarm;

import java.util.Locale;

/** What an alarm can be. */
enum AlarmState {
    /** Its expression holds for no series. */
    OK,
    /** It holds for one, though not yet for as long as the rule asks. */
    PENDING,
    /** It has held for one for long enough, and still does. */
    FIRING;

    /** As records and messages have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
