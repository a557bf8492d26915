package dev.faultline.fault;

import dev.faultline.scenario.CallSpec;
import dev.faultline.target.Calls;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Has a system do to itself, over HTTP, what its file says it can be asked for. */
final class RemoteCall implements Injector {
    private final CallSpec spec;
    private final URI base;
    private final Optional<String> certificate;
    private final Calls calls;

    RemoteCall(CallSpec spec, URI base, Optional<String> certificate) {
        this.spec = spec;
        this.base = base;
        this.certificate = certificate;
        this.calls = new Calls(base, certificate);
    }

    @Override
    public List<Undo> undos() {
        return List.of(new Undo.EndCall(spec, base, certificate));
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        Calls.Answer answer = calls.send(spec.inject());
        if (!answer.good()) {
            throw new IOException(spec.inject() + " was answered with " + answer);
        }
    }

    @Override
    public List<Proof> proofs() {
        return List.of(() -> {
            Calls.Answer answer = calls.send(spec.bitten().probe());
            return spec.bitten().shownBy(answer.status(), answer.body())
                    ? Optional.of(spec.bitten().probe() + " answered " + answer)
                    : Optional.empty();
        });
    }

    @Override
    public Duration provenWithin() {
        return Calls.BOUND.multipliedBy(2);
    }

    @Override
    public String reverted() {
        return spec.undo() + ", after which " + spec.bitten().probe() + " no longer shows it";
    }
}
