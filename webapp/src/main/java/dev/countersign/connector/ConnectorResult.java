package dev.countersign.connector;

import dev.countersign.audit.LastChange;
import java.util.Map;
import java.util.Set;

/** The result of a change of a connector. */
public sealed interface ConnectorResult {

    record Saved() implements ConnectorResult {}

    record Removed() implements ConnectorResult {}

    /** Nothing was changed. */
    record Wrong(Set<Fault> faults) implements ConnectorResult {

        public Wrong {
            faults = Set.copyOf(faults);
        }
    }

    /**
     * Somebody else has changed the same fields to something else since the connector was read. Nothing was changed.
     *
     * @param now the connector as it is
     * @param last who has changed which of these fields, where that is known
     */
    record ChangedByOthers(Set<Connector.Field> fields, Connector now, Map<Connector.Field, LastChange> last)
            implements ConnectorResult {

        public ChangedByOthers {
            fields = Set.copyOf(fields);
            last = Map.copyOf(last);
        }
    }

    /** AWS did not take the secret. Nothing was changed, and it can be tried again. */
    record SecretNotStored() implements ConnectorResult {}

    record NotAllowed() implements ConnectorResult {}

    record NotFound() implements ConnectorResult {}

    /** What must be corrected. */
    enum Fault {
        KEY,
        TAKEN,
        NAME,
        ADDRESS,
        HEADER,
        SIGN_IN,
        TIMEOUT,
        STATUS,
        /** A secret is needed: for a new one, and whenever it would be sent elsewhere or by another name. */
        SECRET
    }
}
