package dev.faultline.rehearsal.geography;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Finds the zone whose boundary holds a point. Thread-safe. */
final class ZoneMap {
    private final GeometryFactory geometries = new GeometryFactory();
    private final List<Area> areas;

    /** Throws {@link IllegalArgumentException} for a zone whose boundary is no valid polygon. */
    ZoneMap(List<CityZone> zones) {
        areas = zones.stream().map(this::area).toList();
    }

    private record Area(String name, PreparedGeometry boundary) {}

    private Area area(CityZone zone) {
        try {
            Geometry boundary = new WKTReader(geometries).read(zone.boundary());
            if (!boundary.isValid()) {
                throw new IllegalArgumentException("The boundary of zone " + zone.name() + " crosses itself");
            }
            return new Area(zone.name(), PreparedGeometryFactory.prepare(boundary));
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(
                    "The boundary of zone " + zone.name() + " is no well-known text: " + wrong.getMessage(), wrong);
        }
    }

    /** The zone that holds a point given in degrees; a point on a border belongs to the first of the neighbours. */
    Optional<String> locate(double latitude, double longitude) {
        Point point = geometries.createPoint(new Coordinate(longitude, latitude));
        return areas.stream()
                .filter(area -> area.boundary().covers(point))
                .map(Area::name)
                .findFirst();
    }
}
