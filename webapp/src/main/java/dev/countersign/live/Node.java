package dev.countersign.live;

import dev.countersign.tenant.TimeOrderedIds;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Identifies this process among those that use the same database. */
@Component
record Node(UUID id) {

    private static final String PREFIX = "countersign-node ";

    @Autowired
    Node(TimeOrderedIds ids) {
        this(ids.next());
    }

    /** The application name of the listening connection, by which the other nodes see that this node is connected. */
    String connection() {
        return PREFIX + id;
    }

    /** A pattern for {@code like} that matches the connections of all nodes. */
    static String connections() {
        return PREFIX + "%";
    }
}
