package dev.faultline.verdict;

import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.RunHistory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A story, for tests that tell a part of it in another way. */
class Retold implements RunHistory {
    private final Story story;

    Retold(Story story) {
        this.story = story;
    }

    @Override
    public List<Event> events() throws IOException {
        return story.events();
    }

    @Override
    public Stream<Outcome> outcomes() {
        return story.outcomes();
    }

    @Override
    public Stream<LedgerEntry> ledger() throws IOException {
        return story.ledger();
    }

    @Override
    public Optional<Stream<HeldRecord>> held() throws IOException {
        return story.held();
    }
}
