package dev.faultline.rehearsal.firewall;

/** Told of what the firewall does; called on the thread that handles the request, so it must not block. */
public interface FirewallEvents {
    /** A request was refused. */
    void blocked(String rule);

    /** A request matched a rule, and went on. */
    void counted(String rule);

    /** A request was refused because its client makes too many. */
    void limited();
}
