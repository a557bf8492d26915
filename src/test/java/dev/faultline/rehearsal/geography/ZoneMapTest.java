package dev.faultline.rehearsal.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.rehearsal.api.Schema;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

/** The map of the city: every zone holds its centre, and none overlaps another. */
class ZoneMapTest {
    private final List<CityZone> zones = CityZone.all();
    private final ZoneMap map = new ZoneMap(zones);

    @Test
    void itHasTheZonesThatCanBeBooked() {
        assertThat(zones).extracting(CityZone::name).isSorted().hasSize(12).isEqualTo(Schema.ZONES);
    }

    @Test
    void everyCentreLiesInItsZone() {
        assertThat(zones)
                .allSatisfy(zone -> assertThat(map.locate(zone.latitude(), zone.longitude()))
                        .contains(zone.name()));
    }

    @Test
    void anAddressNearACentreLiesInItsZoneToo() {
        Random random = new Random(7);
        assertThat(zones)
                .allSatisfy(zone -> assertThat(map.locate(
                                zone.latitude() + random.nextGaussian() / 2000,
                                zone.longitude() + random.nextGaussian() / 2000))
                        .contains(zone.name()));
    }

    @Test
    void noTwoZonesOverlap() throws Exception {
        for (CityZone one : zones) {
            for (CityZone other : zones) {
                Geometry shared =
                        new WKTReader().read(one.boundary()).intersection(new WKTReader().read(other.boundary()));
                assertThat(one.equals(other) || shared.getArea() < 1e-12)
                        .as(one.name() + " and " + other.name())
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsFarAwayLiesInNoZone() {
        assertThat(map.locate(28.6139, 77.2090)).as("Delhi").isEmpty();
        assertThat(map.locate(72.8777, 19.0760))
                .as("the axes the wrong way round")
                .isEmpty();
        assertThat(map.locate(19.05, 72.70)).as("the sea").isEmpty();
    }

    @Test
    void aBoundaryThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> new ZoneMap(List.of(new CityZone("nowhere", 0, 0, "POLYGON ((0 0, 1 1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> new ZoneMap(List.of(new CityZone("bow", 0, 0, "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))"))))
                .hasMessageContaining("bow");
    }
}
