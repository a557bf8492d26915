package dev.faultline.fault;

import java.io.IOException;
import java.util.List;

/** What stands in a zone or a region, and stands still once its power is gone. Made for one injection. */
interface Power {
    /** The nodes that it is cut from, by name. */
    List<String> nodes();

    /** Kills them: what lost its power does not go on from where it stood. */
    List<Undo> undos();

    /** Cuts it, for all at once as far as that can be had. */
    void cut(Injector.Guard guard) throws IOException, InterruptedException, InjectionFailed;

    /** That each of the nodes stands still. */
    List<Proof> proofs();
}
