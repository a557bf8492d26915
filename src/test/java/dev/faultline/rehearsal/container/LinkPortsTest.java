package dev.faultline.rehearsal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The published ports of the fault proxy are lent out, each to one link at a time. */
class LinkPortsTest {
    private final AtomicInteger next = new AtomicInteger(100);

    @Test
    void aPortIsTakenOnceAndAgainOnlyAfterItsLinkIsGone() throws IOException {
        LinkPorts ports = LinkPorts.of(next::getAndIncrement, 2);
        assertThat(ports.all()).containsExactly(100, 101);
        assertThat(ports.take()).isEqualTo(100);
        ports.give(100);
        assertThat(ports.take()).as("one that nobody dials from old habit").isEqualTo(101);
        assertThat(ports.take()).isEqualTo(100);
        assertThatIOException()
                .isThrownBy(ports::take)
                .withMessageContaining("all 2 ports that the fault proxy publishes have a link already");
    }
}
