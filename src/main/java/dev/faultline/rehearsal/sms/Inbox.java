package dev.faultline.rehearsal.sms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last messages of each phone; the phones that were quiet longest are forgotten first. Thread-safe. */
final class Inbox {
    private static final int MESSAGES_PER_PHONE = 5;

    private final int mostPhones;
    private final Map<String, Deque<Message>> byPhone = new LinkedHashMap<>(16, 0.75f, true);

    Inbox(int mostPhones) {
        this.mostPhones = mostPhones;
    }

    synchronized void add(String phone, Message message) {
        Deque<Message> messages = byPhone.computeIfAbsent(phone, unseen -> new ArrayDeque<>(MESSAGES_PER_PHONE));
        messages.addFirst(message);
        if (messages.size() > MESSAGES_PER_PHONE) {
            messages.removeLast();
        }
        if (byPhone.size() > mostPhones) {
            byPhone.remove(byPhone.keySet().iterator().next());
        }
    }

    /** Newest first. */
    synchronized List<Message> of(String phone) {
        Deque<Message> messages = byPhone.get(phone);
        return messages == null ? List.of() : List.copyOf(messages);
    }
}
