package dev.faultline.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.RecordJson;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The load generator's own process. Its first line of input is an {@link InjectorSpec} as JSON, later ones are
 * {@code start} and {@code drain}; its output is what {@link ProtocolLines} says; everything else goes to its error
 * stream. Its exit status is 0 when it could report, 1 when it failed, 3 when its first line was no specification.
 */
public final class InjectorMain {
    private InjectorMain() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        ProtocolLines lines = new ProtocolLines(new FileOutputStream(FileDescriptor.out));
        // Gatling prints. Only the protocol may reach the owner.
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.exit(statusOf(in, lines));
    }

    private static int statusOf(BufferedReader in, ProtocolLines lines) throws InterruptedException {
        try {
            return inject(in, lines);
        } catch (IOException e) {
            System.err.println("the owner of this load generator cannot be reached: " + e.getMessage());
            return 1;
        }
    }

    private static int inject(BufferedReader in, ProtocolLines lines) throws IOException, InterruptedException {
        InjectorSpec spec;
        try {
            spec = RecordJson.mapper().readValue(String.valueOf(in.readLine()), InjectorSpec.class);
            Class.forName(spec.simulation());
        } catch (JsonProcessingException e) {
            System.err.println("expected a load specification as the first line: " + e.getOriginalMessage());
            return 3;
        } catch (ClassNotFoundException e) {
            System.err.println("there is no simulation class " + e.getMessage() + " on the class path");
            return 3;
        }
        AnchoredClock clock = AnchoredClock.anchored(spec.source());
        lines.anchor(clock.anchor());
        InjectorReport report = new InjectorRun(spec, clock, lines).run(in);
        if (!report.why().isEmpty()) {
            System.err.println(report.why());
        }
        lines.done(report);
        return report.exit() == InjectorReport.Exit.CRASHED ? 1 : 0;
    }
}
