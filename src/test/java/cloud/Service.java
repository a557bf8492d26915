package cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The operations of one service that the stand-in has, by their names in its model. */
interface Service {
    /** How the service is named in IAM's actions, for example {@code fis}. */
    String name();

    /** Its official model. */
    ServiceModel model();

    Map<String, Operation> operations();

    /** Carries one call out. */
    @FunctionalInterface
    interface Operation {
        ObjectNode answer(ObjectNode input) throws AwsException;
    }
}
