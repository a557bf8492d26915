package dev.faultline.fault;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** How something is taken back on a link, through the fault proxy that carries it. */
sealed interface LinkUndo extends Undo {
    /** A toxic is removed from a link; {@code unreachable} says what it means that the fault proxy does not answer. */
    record RemoveToxic(URI toxiproxy, String proxy, String toxic, Unreachable unreachable) implements LinkUndo {
        /** Journals of earlier versions know only a stand-in's fault proxy. */
        public RemoveToxic {
            unreachable = unreachable == null ? Unreachable.GONE : unreachable;
        }

        @Override
        public void perform() throws IOException, InterruptedException {
            new FaultProxy(toxiproxy, unreachable).removeToxic(proxy, toxic);
        }

        @Override
        public Optional<String> remaining() throws IOException, InterruptedException {
            return new FaultProxy(toxiproxy, unreachable).toxics(proxy).contains(toxic)
                    ? Optional.of("the toxic " + toxic + " is still on " + proxy)
                    : Optional.empty();
        }

        @Override
        public String inWords() {
            return "removed the toxic " + toxic + " from " + proxy;
        }
    }

    /** A link that was cut is let through again. */
    record EnableProxy(URI toxiproxy, String proxy, Unreachable unreachable) implements LinkUndo {
        /** Journals of earlier versions know only a stand-in's fault proxy. */
        public EnableProxy {
            unreachable = unreachable == null ? Unreachable.GONE : unreachable;
        }

        @Override
        public void perform() throws IOException, InterruptedException {
            new FaultProxy(toxiproxy, unreachable).enable(proxy);
        }

        @Override
        public Optional<String> remaining() throws IOException, InterruptedException {
            return new FaultProxy(toxiproxy, unreachable).isDown(proxy)
                    ? Optional.of("the link " + proxy + " is still cut")
                    : Optional.empty();
        }

        @Override
        public String inWords() {
            return "enabled the link " + proxy;
        }
    }
}
