package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.parse.InvalidDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bounded cache of parsed definitions. A revision never changes, so an entry never becomes stale. */
final class Definitions {

    private static final int KEPT = 500;

    private static final String SELECT = """
            select r.id, r.machine, r.definition, r.role_arn, m.name
            from sfn_revision r join sfn_machine m on m.id = r.machine where r.id = ?
            """;

    /** A definition, with what an execution needs of its machine. */
    record Definition(int revision, int machine, String machineName, String roleArn, StateMachine parsed) {}

    private final Map<Integer, Definition> kept = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Definition> eldest) {
            return size() > KEPT;
        }
    };

    Definition revision(Connection tx, int revision) throws SQLException {
        var known = known(revision);
        if (known != null) {
            return known;
        }
        try (var query = tx.prepareStatement(SELECT)) {
            query.setInt(1, revision);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("there is no revision " + revision + " of a state machine");
                }
                var read = new Definition(
                        revision,
                        rows.getInt("machine"),
                        rows.getString("name"),
                        rows.getString("role_arn"),
                        StateMachine.parse(rows.getString("definition")));
                synchronized (kept) {
                    kept.put(revision, read);
                }
                return read;
            }
        } catch (InvalidDefinition e) {
            throw new IllegalStateException("the stored revision " + revision + " is not valid any more", e);
        }
    }

    private @Nullable Definition known(int revision) {
        synchronized (kept) {
            return kept.get(revision);
        }
    }
}
