package dev.countersign.localaws;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.BadSignature;
import dev.countersign.localaws.http.Head;
import dev.countersign.localaws.http.Protocol;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.DatabaseFailure;
import dev.countersign.localaws.store.Sql;
import java.util.Map;
import java.util.Optional;

/** {@code GET /_health}: 200 when the endpoint serves and its database answers, 503 when the database does not. It needs no signature. */
final class Health implements Protocol {

    private static final String PATH = "/_health";

    private final Database database;

    Health(Database database) {
        this.database = database;
    }

    @Override
    public boolean speaks(Head head) {
        return head.path().equals(PATH);
    }

    @Override
    public Optional<String> service(Head head) {
        return Optional.empty();
    }

    @Override
    public boolean needsSignature() {
        return false;
    }

    @Override
    public int maximumBodyBytes(Head head) {
        return 0;
    }

    @Override
    public Response answer(Head head, String body, String requestId) {
        if (!head.method().equals("GET")) {
            throw new AwsError("MethodNotAllowed", PATH + " is asked with GET.", 405);
        }
        try {
            database.atOnce(connection -> Sql.first(connection, "select 1", row -> row.getInt(1)));
            return status(200, "UP");
        } catch (DatabaseFailure gone) {
            return status(503, "DOWN");
        }
    }

    @Override
    public AwsError refusal(Head head, BadSignature signature) {
        return signature.asError(403);
    }

    @Override
    public Response refuse(AwsError error, String requestId) {
        return status(error.httpStatus(), error.text());
    }

    private static Response status(int code, String status) {
        return new Response(code, Map.of("Content-Type", "application/json"), "{\"status\":\"%s\"}".formatted(status));
    }
}
