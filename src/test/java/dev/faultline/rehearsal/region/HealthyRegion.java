package dev.faultline.rehearsal.region;

/** A first region, for a test, that is there and well. */
record HealthyRegion() implements RegionChange.FirstRegion {
    @Override
    public boolean hasPower() {
        return true;
    }

    @Override
    public boolean isHealthy() {
        return true;
    }
}
