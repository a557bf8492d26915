package dev.faultline.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Looks, beside the run, whether faults have bitten: each proof on a thread of its own, until seen or out of time. */
final class Prover implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault proof");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Looks for all of the proofs.
     *
     * @param given asked whether to stop looking
     * @return completes with all of them in words, or empty when one was not seen within the bound
     */
    CompletableFuture<Optional<String>> prove(List<Proof> proofs, Duration within, Given given) {
        Deadline deadline = Deadline.after(within);
        List<CompletableFuture<Optional<String>>> looks = new ArrayList<>();
        try {
            for (Proof proof : proofs) {
                looks.add(CompletableFuture.supplyAsync(() -> lookUntil(deadline, proof, given), threads));
            }
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Optional.empty()); // closed: nobody asks any more
        }
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).thenApply(all -> together(looks));
    }

    /** Whether the looking has been given up. */
    @FunctionalInterface
    interface Given {
        boolean up();
    }

    private static Optional<String> lookUntil(Deadline deadline, Proof proof, Given given) {
        try {
            while (!given.up() && !deadline.passed()) {
                Optional<String> seen = look(proof);
                if (seen.isPresent()) {
                    return seen;
                }
                deadline.pause(Deadline.LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** A look that fails has seen nothing; the next one may. */
    private static Optional<String> look(Proof proof) throws InterruptedException {
        try {
            return proof.look();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> together(List<CompletableFuture<Optional<String>>> looks) {
        List<String> seen = looks.stream().flatMap(look -> look.join().stream()).toList();
        return seen.size() == looks.size() ? Optional.of(String.join("; ", seen)) : Optional.empty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
