package dev.countersign.live;

import dev.countersign.tenant.TimeOrderedIds;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** This process among those that serve the same database. */
@Component
record Node(UUID id) {

    private static final String PREFIX = "countersign-node ";

    @Autowired
    Node(TimeOrderedIds ids) {
        this(ids.next());
    }

    /** How the connection that listens is called in PostgreSQL's list of connections: the others see there that this node is alive. */
    String connection() {
        return PREFIX + id;
    }

    /** For {@code like}: the connections of all nodes. */
    static String connections() {
        return PREFIX + "%";
    }
}
