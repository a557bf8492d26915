package dev.faultline.toxics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** A proxy as the API shows it. */
@JsonPropertyOrder({"name", "listen", "upstream", "enabled", "toxics"})
record ProxyView(
        @JsonProperty("name") String name,
        @JsonProperty("listen") String listen,
        @JsonProperty("upstream") String upstream,
        @JsonProperty("enabled") boolean enabled,
        @JsonProperty("toxics") List<ToxicSpec.View> toxics) {}
