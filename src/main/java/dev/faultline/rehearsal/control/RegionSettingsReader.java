package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.failover.HeartbeatPace;
import dev.faultline.rehearsal.region.RegionSettings;
import dev.faultline.rehearsal.region.RegionSettings.Director;
import dev.faultline.rehearsal.region.RegionSettings.FailBack;
import dev.faultline.rehearsal.region.RegionSettings.Fencing;
import dev.faultline.rehearsal.region.RegionSettings.Promotion;
import dev.faultline.rehearsal.region.RegionSettings.Regions;
import dev.faultline.rehearsal.region.RegionSettings.Replication;
import java.util.List;
import java.util.Map;

/** Reads what the settings say of a second region. */
final class RegionSettingsReader {
    private RegionSettingsReader() {}

    /** Throws {@link IllegalArgumentException} for a value that cannot be, or a zone that is called as the second region. */
    static RegionSettings read(SettingsReader settings, List<String> zones) {
        RegionSettings read = new RegionSettings(
                settings.choice("regions", Map.of("one", Regions.ONE, "two", Regions.TWO), "one"),
                settings.choice("region.director", Map.of("on", Director.ON, "asleep", Director.ASLEEP), "on"),
                new HeartbeatPace(
                        settings.duration("region.interval", "PT0.2S"), settings.integer("region.misses", "3", 1, 100)),
                settings.choice(
                        "region.promotion",
                        Map.of("by-hand", Promotion.BY_HAND, "automatic", Promotion.AUTOMATIC),
                        "by-hand"),
                settings.choice("region.replication", Map.of("up", Replication.UP, "stuck", Replication.STUCK), "up"),
                settings.choice("region.fencing", Map.of("on", Fencing.ON, "off", Fencing.OFF), "on"),
                settings.choice(
                        "region.failBack", Map.of("careful", FailBack.CAREFUL, "hasty", FailBack.HASTY), "careful"));
        if (read.two() && zones.contains(SecondRegion.ZONE)) {
            throw new IllegalArgumentException("setting zones: expected none that is called " + SecondRegion.ZONE
                    + ", as the second region is, found " + String.join(",", zones));
        }
        return read;
    }
}
