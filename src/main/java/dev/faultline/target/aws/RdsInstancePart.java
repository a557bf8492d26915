package dev.faultline.target.aws;

import dev.faultline.target.SystemState.Invariant;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * A Multi-AZ DB instance of RDS: one that writes, and in another zone a standby that nobody can reach.
 *
 * @param aws whom to ask
 * @param id the instance's identifier
 * @param layout the service's nodes
 */
record RdsInstancePart(AwsClients aws, String id, Layout layout) implements AwsPart {
    private static final String AVAILABLE = "available";

    @Override
    public Seen look() throws AwsCallFailed, InterruptedException {
        DBInstance db = aws.call(
                "rds:DescribeDBInstances",
                () -> aws.rds()
                        .describeDBInstances(request -> request.dbInstanceIdentifier(id))
                        .dbInstances()
                        .get(0));
        boolean available = AVAILABLE.equals(db.dbInstanceStatus());
        String writer = String.valueOf(db.availabilityZone());
        String standby = String.valueOf(db.secondaryAvailabilityZone());
        boolean synchronous = available && Boolean.TRUE.equals(db.multiAZ()) && !standby.equals(writer);
        return new Seen(
                layout.inRoles(zone -> zone.equals(writer)
                        ? available ? "primary" : db.dbInstanceStatus()
                        : zone.equals(standby) ? "standby" : "down"),
                List.of(),
                List.of(
                        new Invariant("one-writer", available, id + " is " + db.dbInstanceStatus() + " in " + writer),
                        new Invariant(
                                "synchronous-standby-in-another-zone",
                                synchronous && db.secondaryAvailabilityZone() != null,
                                Boolean.TRUE.equals(db.multiAZ())
                                        ? id + " writes in " + writer + ", its standby is in " + standby
                                        : id + " is not Multi-AZ")));
    }
}
