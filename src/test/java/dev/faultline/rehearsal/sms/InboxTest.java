package dev.faultline.rehearsal.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the stand-in remembers of messages. */
class InboxTest {
    private final Inbox inbox = new Inbox(2);

    @Test
    void theNewestMessageComesFirst() {
        receive("1", "first");
        receive("1", "second");
        assertThat(inbox.of("1")).extracting(Message::text).containsExactly("second", "first");
    }

    @Test
    void onlyTheLastFiveOfAPhoneAreKept() {
        for (int i = 1; i <= 7; i++) {
            receive("1", "message " + i);
        }
        assertThat(inbox.of("1"))
                .extracting(Message::text)
                .containsExactly("message 7", "message 6", "message 5", "message 4", "message 3");
    }

    @Test
    void thePhoneThatWasQuietLongestIsForgotten() {
        receive("1", "old");
        receive("2", "newer");
        receive("1", "again");
        receive("3", "newest");
        assertThat(inbox.of("2")).isEmpty();
        assertThat(inbox.of("1")).hasSize(2);
    }

    @Test
    void theCodeIsFoundInTheText() {
        assertThat(Message.received("Your BlinkLean code is 123456", Instant.EPOCH)
                        .code())
                .isEqualTo("123456");
        assertThat(Message.received("Order 1234567 is on its way", Instant.EPOCH)
                        .code())
                .isNull();
    }

    private void receive(String phone, String text) {
        inbox.add(phone, Message.received(text, Instant.EPOCH));
    }
}
