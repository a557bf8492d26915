package cloud;

import cloud.FaultListener.StartedAction;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services of one region, and what is there. */
final class Region {
    private final Account account;
    private final Fis fis;
    private final Map<String, Service> bySigningName = new HashMap<>();

    Region(Account account, InstantSource clock, Pace pace, Failures failures, Experiment.Happenings happenings) {
        this.account = account;
        this.fis = new Fis(account, clock, pace, happenings);
        for (Service service : List.of(
                new Sts(account),
                new Ssm(account, clock),
                fis,
                new Rds(account, clock),
                new ElastiCache(account, clock),
                new Ecs(account),
                new LoadBalancing(account),
                new Scaling.OfGroups(account),
                new Scaling.OfApplications(account),
                new CloudWatch(account),
                new Iam(account, failures::denies),
                new Tagging(account))) {
            bySigningName.put(service.model().signingName(), locked(service));
        }
    }

    Account account() {
        return account;
    }

    Fis fis() {
        return fis;
    }

    Optional<Service> service(String signingName) {
        return Optional.ofNullable(bySigningName.get(signingName));
    }

    /** Lets the time of its experiments go on. */
    void advance() {
        synchronized (account) {
            fis.experiments().advance();
        }
    }

    /** The service, one call at a time, with its experiments where they are by now. */
    private Service locked(Service service) {
        Map<String, Service.Operation> guarded = new HashMap<>();
        service.operations()
                .forEach((name, operation) -> guarded.put(name, input -> {
                    synchronized (account) {
                        fis.experiments().advance();
                        return operation.answer(input);
                    }
                }));
        return new Service() {
            @Override
            public String name() {
                return service.name();
            }

            @Override
            public ServiceModel model() {
                return service.model();
            }

            @Override
            public Map<String, Operation> operations() {
                return guarded;
            }
        };
    }

    /** A region in which nothing listens to what experiments do. */
    static final Experiment.Happenings UNHEARD = new Experiment.Happenings() {
        @Override
        public void began(StartedAction action) {}

        @Override
        public void ended(StartedAction action) {}
    };
}
