package dev.faultline.rehearsal.secrets;

import java.util.List;
import java.util.Map;

/**
 * The configuration of the parameter store.
 *
 * @param port 0 for any free one
 * @param parameters the secrets, by name
 * @param roles who may read which
 */
public record StoreConfig(int port, Map<String, String> parameters, List<Role> roles) {
    /** Copies the collections, so that the record cannot change. */
    public StoreConfig {
        parameters = Map.copyOf(parameters);
        roles = List.copyOf(roles);
    }

    /** Leaves the values out. */
    @Override
    public String toString() {
        return "StoreConfig[port=" + port + ", parameters=" + parameters.keySet() + ", roles=" + roles + "]";
    }

    /**
     * Who may read some of the parameters.
     *
     * @param name such as {@code api}
     * @param token the bearer token by which the store knows it
     * @param parameters the names that it may read
     */
    public record Role(String name, String token, List<String> parameters) {
        /** Copies the list, so that the record cannot change. */
        public Role {
            parameters = List.copyOf(parameters);
        }

        /** Leaves the token out. */
        @Override
        public String toString() {
            return "Role[name=" + name + ", parameters=" + parameters + "]";
        }
    }
}
