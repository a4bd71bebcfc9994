package dev.countersign.standalone;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.nimbusds.jose.JOSEException;
import dev.countersign.local.RunningProduct;
import dev.countersign.localaws.postgres.CannotStart;
import dev.countersign.localaws.postgres.PostgresServer;
import dev.countersign.testing.JavaProgram;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a company has before it installs the product: a PostgreSQL, a mail server, an identity provider, and a folder for its data. */
final class Company implements AutoCloseable {

    static final Path PACKAGE = Path.of("..", "standalone", "src", "main", "package");
    static final String DATABASE = "countersign";

    private static final String PASSWORD = "a-password-of-the-test";
    private static final List<String> ROLES =
            List.of("countersign_owner", "countersign_app", "countersign_aws", "countersign_backup");

    private final Path folder;
    private final PostgresServer postgres;
    private final GreenMail mail;
    private final Provider provider;
    private final int port = RunningProduct.freePort();

    Company(Path folder) throws IOException, CannotStart, JOSEException {
        this.folder = folder;
        this.postgres = PostgresServer.start(folder.resolve("postgres"));
        this.mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
        mail.start();
        this.provider = new Provider();
        Files.createDirectory(
                data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(signIn(), """
                spring:
                  security:
                    oauth2:
                      client:
                        registration:
                          acme:
                            client-id: %s
                            client-secret: %s
                            scope: openid,email
                        provider:
                          acme:
                            issuer-uri: %s
                countersign:
                  sign-in:
                    domains:
                      "[acme.test]": acme
                """.formatted(Provider.CLIENT, Provider.SECRET, provider.issuer()));
    }

    Path data() {
        return folder.resolve("data");
    }

    private Path signIn() {
        return folder.resolve("sign-in.yaml");
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** As docs/standalone.md says: an empty database, and prepare.sql in it. */
    void prepareDatabase() throws Exception {
        postgres.createDatabase(DATABASE);
        JdbcClient sql = JdbcClient.create(postgres.dataSource(DATABASE));
        sql.sql(Files.readString(PACKAGE.resolve("prepare.sql"))).update();
        for (String role : ROLES) {
            sql.sql("alter role " + role + " password '" + PASSWORD + "'").update();
        }
    }

    void dropDatabase() {
        JdbcClient.create(postgres.dataSource("postgres"))
                .sql("drop database " + DATABASE + " with (force)")
                .update();
    }

    JdbcClient superuser() {
        return JdbcClient.create(postgres.dataSource(DATABASE));
    }

    /** The settings of the service, as properties. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + DATABASE,
                "spring.datasource.username",
                "countersign_app",
                "spring.datasource.password",
                PASSWORD,
                "countersign.local-aws.user",
                "countersign_aws",
                "countersign.local-aws.password",
                PASSWORD,
                "countersign.smtp.host",
                "127.0.0.1",
                "countersign.smtp.port",
                Integer.toString(mail.getSmtp().getPort()),
                "countersign.smtp.from",
                "Countersign <approvals@acme.test>",
                "countersign.base-url",
                address()));
        settings.putAll(Map.of(
                "countersign.smtp.starttls", "false",
                "countersign.data-dir", data().toString(),
                "countersign.undo-window", "1s",
                "spring.config.import", "file:" + signIn(),
                "server.port", Integer.toString(port),
                // There is no TLS here.
                "server.servlet.session.cookie.secure", "false",
                "server.servlet.session.cookie.name", "countersign"));
        return settings;
    }

    /** Those of the migration. */
    Map<String, String> settingsOfTheOwner() {
        Map<String, String> settings = settings();
        settings.put("spring.flyway.user", "countersign_owner");
        settings.put("spring.flyway.password", PASSWORD);
        return settings;
    }

    String[] arguments() {
        return settings().entrySet().stream()
                .map(one -> "--" + one.getKey() + "=" + one.getValue())
                .toArray(String[]::new);
    }

    /** A program of the archive in a process of its own. */
    Finished run(Map<String, String> settings, String... words) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((property, value) -> environment.put(Given.variable(property), value));
        return Finished.of(JavaProgram.command(StandaloneApplication.class.getName(), Stream.of(words)), environment);
    }

    /** For programs of PostgreSQL. */
    Map<String, String> environmentOf(int port, String user) {
        return Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(port),
                "PGDATABASE",
                DATABASE,
                "PGUSER",
                user,
                "PGPASSWORD",
                user.equals(postgres.superuser()) ? postgres.password() : PASSWORD,
                "PGSSLMODE",
                "disable",
                "PGGSSENCMODE",
                "disable");
    }

    PostgresServer postgres() {
        return postgres;
    }

    /** The subjects of the emails that this person got. */
    List<String> mailsTo(String address) {
        return Stream.of(mail.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().contains(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .map(message -> {
                    try {
                        return message.getSubject();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        provider.close();
        mail.stop();
        postgres.close();
    }
}
