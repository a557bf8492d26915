package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.process.PortSource;
import java.io.IOException;

/** The port that a program keeps over its restarts. One thread at a time changes it; any may look. */
final class ServicePort {
    private final Another another;
    private final Moved moved;
    private volatile int number;

    private ServicePort(int number, Another another, Moved moved) {
        this.number = number;
        this.another = another;
        this.moved = moved;
    }

    /** Where another port comes from when this one was taken while the program was down. */
    @FunctionalInterface
    private interface Another {
        int insteadOf(int taken) throws IOException;
    }

    /** Told where the program listens from now on. */
    @FunctionalInterface
    interface Moved {
        void to(int port) throws IOException;
    }

    /** One that the user chose, and no other. */
    static ServicePort chosen(int number) {
        return new ServicePort(number, taken -> taken, port -> {});
    }

    /** A free one; when it is taken while the program is down, another one takes its place and {@code moved} is told. */
    static ServicePort free(PortSource ports, Moved moved) throws IOException {
        return new ServicePort(ports.next(), taken -> ports.next(), moved);
    }

    /** The port at present. */
    int number() {
        return number;
    }

    /** It was taken by somebody else: changes it for another. Says whether there is another one to try. */
    boolean change() throws IOException {
        int next = another.insteadOf(number);
        if (next == number) {
            return false;
        }
        number = next;
        moved.to(next);
        return true;
    }
}
