package dev.faultline.fault;

/** The harness's lease is over: its watchdog takes everything back, and nothing more may be injected. */
public final class LeaseLost extends InjectionFailed {
    private static final long serialVersionUID = 1L;

    LeaseLost(String why) {
        super("nothing more is injected in this run, because its lease was lost: " + why
                + "; what was injected is undone by the watchdog. Run it again on a machine that is not suspended or"
                + " overloaded.");
    }
}
