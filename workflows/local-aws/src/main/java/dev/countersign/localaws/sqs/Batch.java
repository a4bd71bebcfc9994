package dev.countersign.localaws.sqs;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.Input;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One to ten entries with different ids. A refused entry does not stop the others. */
record Batch(List<Input> entries) {

    private static final int MAXIMUM = 10;

    /** What is done for an entry. */
    @FunctionalInterface
    interface Action {

        ObjectNode on(Input entry) throws SQLException;
    }

    static Batch of(Input input) {
        var entries = input.structures("Entries");
        if (entries.isEmpty()) {
            throw SqsErrors.emptyBatch();
        }
        if (entries.size() > MAXIMUM) {
            throw SqsErrors.tooManyEntries(entries.size());
        }
        var seen = new HashSet<String>();
        for (var entry : entries) {
            var id = id(entry);
            if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
                throw SqsErrors.invalidBatchId();
            }
            if (!seen.add(id)) {
                throw SqsErrors.idsNotDistinct(id);
            }
        }
        return new Batch(entries);
    }

    private static String id(Input entry) {
        return entry.text("Id").orElseThrow(() -> SqsErrors.missingParameter("Id"));
    }

    /** An action that refuses must not have written anything, because the transaction goes on. */
    ObjectNode each(Action action) throws SQLException {
        var output = JsonNodeFactory.instance.objectNode();
        var successful = output.putArray("Successful");
        var failed = output.putArray("Failed");
        for (var entry : entries) {
            try {
                successful.add(action.on(entry).put("Id", id(entry)));
            } catch (AwsError refused) {
                failed.addObject()
                        .put("Id", id(entry))
                        .put("Code", refused.queryCode().orElse(refused.code()))
                        .put("Message", refused.text())
                        .put("SenderFault", true);
            }
        }
        return output;
    }
}
