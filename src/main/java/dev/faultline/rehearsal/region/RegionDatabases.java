package dev.faultline.rehearsal.region;

import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** What changing the region that takes the writes means for the databases. For one thread, but for {@link #writer}. */
public interface RegionDatabases {
    /** The node that is to take the writes; any thread may ask. */
    String writer();

    /**
     * Whether the second region has a database at present: one that is down, or being cloned anew, has nothing to answer
     * with. Any thread may ask.
     */
    boolean secondStands();

    /** Ends the first region's databases; they take no write again before {@link #handBack}. */
    void fenceFirst() throws IOException, InterruptedException;

    /** Makes the second region's database take writes, and returns once it does. */
    void promoteSecond() throws IOException, InterruptedException;

    /**
     * Does what is due so that the region that does not take the writes follows the one that does; returns soon when
     * nothing is.
     *
     * @param firstHasPower whether anything of the first region gives a sign; asked only where it matters
     */
    void keepFollowing(BooleanSupplier firstHasPower) throws IOException, StartFailure, InterruptedException;

    /** Whether a database of the first region follows the second region's so closely that it could take over. */
    boolean followed();

    /**
     * Lets the second region's database take no more writes, waits until the first region's has all that was committed,
     * and makes that one take writes. When it throws, the second region's takes writes as before, at once or, where it
     * cannot be reached then, as soon as {@link #keepFollowing} has reached it.
     */
    void handBack() throws IOException, StartFailure, InterruptedException;

    /**
     * Makes the first region's database take writes with what it happens to have; the second region's takes them too until
     * {@link #abandonSecond}. This is how not to do it.
     */
    void promoteFirst() throws IOException, InterruptedException;

    /** Ends the second region's database, with all that it took meanwhile; it is made anew. */
    void abandonSecond();
}
