package dev.countersign.database;

import org.flywaydb.core.api.FlywayException;

/** The schema is not what this program needs, and the program has no right to migrate it. */
final class SchemaNotReady extends RuntimeException {

    SchemaNotReady(String why) {
        super(why);
    }

    SchemaNotReady(String why, FlywayException cause) {
        super(why, cause);
    }
}
