package dev.faultline.rehearsal.region;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Databases for a test that write down what is done to them, and fail where they are told to. */
final class PaperDatabases implements RegionDatabases {
    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile String failsAt = "";
    private volatile boolean followed;
    private volatile boolean stands = true;
    private volatile String writer = "db-a";

    List<String> done() {
        return done;
    }

    void failAt(String step) {
        failsAt = step;
    }

    /** The second region's database is being cloned anew. */
    void takeSecondAway() {
        stands = false;
    }

    void follow() {
        followed = true;
    }

    @Override
    public String writer() {
        return writer;
    }

    @Override
    public boolean secondStands() {
        return stands;
    }

    @Override
    public void fenceFirst() throws IOException {
        take("fence");
    }

    @Override
    public void promoteSecond() throws IOException {
        take("promote");
        writer = "db-r2";
    }

    @Override
    public void keepFollowing(BooleanSupplier firstHasPower) {
        // Nothing is ever due.
    }

    @Override
    public boolean followed() {
        return followed;
    }

    @Override
    public void handBack() throws IOException {
        take("hand back");
        writer = "db-a";
    }

    @Override
    public void promoteFirst() throws IOException {
        take("promote the first");
    }

    @Override
    public void abandonSecond() {
        done.add("abandon the second");
        writer = "db-a";
    }

    private void take(String step) throws IOException {
        done.add(step);
        if (step.equals(failsAt)) {
            throw new IOException("the database does not answer");
        }
    }
}
