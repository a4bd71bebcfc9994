package dev.countersign.localaws.secrets;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.AwsErrors;
import dev.countersign.localaws.http.Input;
import dev.countersign.localaws.http.KnownMembers;
import dev.countersign.localaws.http.Operation;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.http.Service;
import dev.countersign.localaws.keys.Place;
import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * AWS Secrets Manager, as far as texts are stored by name: create, put another value, get the current one, delete at once. They are encrypted in the
 * database.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/Welcome.html">API reference</a>
 */
public final class Secrets implements Service {

    /** In X-Amz-Target. */
    public static final String TARGET = "secretsmanager";

    /** A secret has 65,536 bytes; each can take six of JSON. */
    public static final int MAXIMUM_BODY_BYTES = 6 * 65_536 + (16 << 10);

    private static final int LARGEST = 65_536;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
    private static final KnownMembers MEMBERS = KnownMembers.of("""
            CreateSecret Name SecretString ClientRequestToken Description
            PutSecretValue SecretId SecretString ClientRequestToken
            GetSecretValue SecretId
            DeleteSecret SecretId ForceDeleteWithoutRecovery
            """);

    private record Stored(UUID version, String value, Instant at) {}

    private final Database database;
    private final Sealing sealing;
    private final Account account;
    private final Clock clock;
    private final Ids ids;

    public Secrets(Database database, Sealing sealing, Account account, Clock clock, Ids ids) {
        this.database = database;
        this.sealing = sealing;
        this.account = account;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Response handle(Operation operation) {
        Input input = operation.read();
        MEMBERS.unknownIn(operation.name(), KnownMembers.given(input)).ifPresent(member -> {
            throw invalid(
                    "The parameter %s of %s is not supported by this endpoint.".formatted(member, operation.name()));
        });
        return Response.json(
                switch (operation.name()) {
                    case "CreateSecret" -> create(name(input, "Name"), value(input));
                    case "PutSecretValue" -> put(name(input, "SecretId"), value(input));
                    case "GetSecretValue" -> get(name(input, "SecretId"));
                    case "DeleteSecret" -> delete(name(input, "SecretId"));
                    default -> throw AwsErrors.unknownOperation("Secrets Manager", operation.name());
                });
    }

    private ObjectNode create(String name, String value) {
        UUID version = ids.next();
        int made = database.inTransaction(transaction -> Sql.update(
                transaction,
                "insert into secret (name, version_id, value, created_at) values (?, ?, ?, ?) on conflict (name) do nothing",
                name,
                version,
                sealing.seal(Place.secret(name), value),
                Timestamp.from(clock.instant())));
        if (made == 0) {
            throw new AwsError(
                    "ResourceExistsException",
                    "The operation failed because the secret %s already exists.".formatted(name));
        }
        return named(name).put("VersionId", version.toString());
    }

    private ObjectNode put(String name, String value) {
        UUID version = ids.next();
        int changed = database.inTransaction(transaction -> Sql.update(
                transaction,
                "update secret set version_id = ?, value = ?, created_at = ? where name = ?",
                version,
                sealing.seal(Place.secret(name), value),
                Timestamp.from(clock.instant()),
                name));
        if (changed == 0) {
            throw notFound();
        }
        ObjectNode answer = named(name).put("VersionId", version.toString());
        answer.putArray("VersionStages").add("AWSCURRENT");
        return answer;
    }

    private ObjectNode get(String name) {
        Stored stored =
                database.inTransaction(transaction -> find(transaction, name)).orElseThrow(Secrets::notFound);
        ObjectNode answer = named(name)
                .put("VersionId", stored.version().toString())
                .put("SecretString", stored.value())
                .put("CreatedDate", stored.at().toEpochMilli() / 1000.0);
        answer.putArray("VersionStages").add("AWSCURRENT");
        return answer;
    }

    private ObjectNode delete(String name) {
        if (database.inTransaction(transaction -> Sql.update(transaction, "delete from secret where name = ?", name))
                == 0) {
            throw notFound();
        }
        return named(name).put("DeletionDate", clock.instant().toEpochMilli() / 1000.0);
    }

    private Optional<Stored> find(Connection transaction, String name) throws SQLException {
        return Sql.first(
                transaction,
                "select version_id, value, created_at from secret where name = ?",
                row -> new Stored(
                        row.getObject(1, UUID.class),
                        sealing.openText(Place.secret(name), row.getBytes(2)),
                        row.getTimestamp(3).toInstant()),
                name);
    }

    private ObjectNode named(String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ARN", account.secretArn(name))
                .put("Name", name);
    }

    /** A name, or the ARN that was answered for it. */
    private String name(Input input, String member) {
        String given = input.text(member).orElseThrow(() -> invalid("You must provide a value for " + member + "."));
        String name = account.secretName(given).orElse(given);
        if (!NAME.matcher(name).matches()) {
            throw invalid(
                    "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
        }
        return name;
    }

    private static String value(Input input) {
        String value = input.text("SecretString").orElseThrow(() -> invalid("You must provide SecretString."));
        if (value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw invalid("SecretString must have between 1 and %d bytes.".formatted(LARGEST));
        }
        return value;
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterException", message);
    }

    private static AwsError notFound() {
        return new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
}
