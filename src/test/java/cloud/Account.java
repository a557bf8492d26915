package cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What there is in one region of an account. Safe for any thread: every method holds the account's own lock. */
public final class Account {
    private final String id;
    private final String region;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> records = new LinkedHashMap<>();

    Account(String id, String region) {
        this.id = id;
        this.region = region;
    }

    public String id() {
        return id;
    }

    public String region() {
        return region;
    }

    /** The name of something in this region. */
    public String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + region + ":" + id + ":" + rest;
    }

    /** The name of something that is in no region, as roles are. */
    public String globalArn(String service, String rest) {
        return "arn:aws:" + service + "::" + id + ":" + rest;
    }

    /** Adds it, in the place of one of the same name. */
    public synchronized void add(Resource resource) {
        resources.put(resource.arn(), resource);
    }

    /** Takes it away; says whether it was there. */
    public synchronized boolean remove(String arn) {
        return resources.remove(arn) != null;
    }

    public synchronized Optional<Resource> find(String arn) {
        return Optional.ofNullable(resources.get(arn));
    }

    /** All of a kind, in the order in which they were added. */
    public synchronized List<Resource> ofType(String type) {
        return resources.values().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    synchronized List<Resource> all() {
        return List.copyOf(resources.values());
    }

    /** Changes what its service says of it. It must be there. */
    public synchronized void change(String arn, Consumer<ObjectNode> change) {
        change.accept(find(arn)
                .orElseThrow(() -> new IllegalArgumentException("there is no " + arn))
                .state());
    }

    /** Adds something that happened, or was measured, to a list of its kind, for example {@code rds:events}. */
    public synchronized void record(String kind, ObjectNode what) {
        records.computeIfAbsent(kind, unused -> new ArrayList<>()).add(what);
    }

    /** What happened of a kind, oldest first. */
    public synchronized List<ObjectNode> records(String kind) {
        return List.copyOf(records.getOrDefault(kind, List.of()));
    }
}
