package dev.faultline.rehearsal.firewall;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done with a request that matches a rule. */
public enum FirewallMode {
    /** It is refused. */
    @JsonProperty("block")
    BLOCK,
    /** It is only counted, and goes on. */
    @JsonProperty("count")
    COUNT
}
