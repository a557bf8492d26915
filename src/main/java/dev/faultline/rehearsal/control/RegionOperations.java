package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Refusal;
import dev.faultline.rehearsal.region.RegionChange;
import java.util.Optional;

/** What is done to the regions by hand: the second one is promoted, the first one gets its place back. */
final class RegionOperations {
    private final Optional<RegionChange> regions;

    /** {@code regions}: empty where there is only one. */
    RegionOperations(Optional<RegionChange> regions) {
        this.regions = regions;
    }

    Answer current(Call call) {
        return Answer.json(200, two().status());
    }

    Answer promote(Call call) {
        return two().promote()
                .map(status -> Answer.json(202, status))
                .orElseGet(() -> Answer.error(409, "a_promotion_is_under_way_or_done"));
    }

    Answer failBack(Call call) {
        return two().failBack()
                .map(status -> Answer.json(202, status))
                .orElseGet(() -> Answer.error(409, "the_second_region_is_not_promoted"));
    }

    private RegionChange two() {
        return regions.orElseThrow(() -> new Refusal(Answer.error(404, "there_is_one_region")));
    }
}
