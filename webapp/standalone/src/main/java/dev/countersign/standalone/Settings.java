package dev.countersign.standalone;

import dev.countersign.lambdas.email.SmtpServer;
import dev.countersign.lambdas.http.AddressPolicy;
import dev.countersign.localaws.files.PrivateFiles;
import dev.countersign.localaws.keys.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * What the product needs to know of the company's machine.
 *
 * @param folder of keys, files and anchors
 * @param steps which addresses automated steps may call, besides public ones by HTTPS
 */
record Settings(Path folder, Databases databases, SmtpServer smtp, AddressPolicy steps) {

    private static final String BASE_URL = "countersign.base-url";
    private static final String FOLDER = "countersign.data-dir";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    /** @throws CannotRun if something is missing or wrong */
    static Settings of(Environment environment) {
        Given given = new Given(environment);
        requireBaseUrl(given);
        Settings settings = new Settings(
                folder(given),
                Databases.of(given),
                smtp(given),
                AddressPolicy.of(given.optional("http.request.allowed").orElse("")));
        Providers.require(environment);
        return settings;
    }

    private static void requireBaseUrl(Given given) {
        String written =
                given.text(BASE_URL, "the address under which people open Countersign, https://approvals.example.com");
        requireSafe(Given.variable(BASE_URL), written);
    }

    /** @throws CannotRun unless it is reached by TLS, or is on this machine */
    static void requireSafe(String name, String written) {
        try {
            URI url = new URI(written);
            if (Objects.equals(url.getScheme(), "https") && url.getHost() != null) {
                return;
            }
            if (Objects.equals(url.getScheme(), "http") && THIS_MACHINE.contains(Objects.toString(url.getHost()))) {
                return;
            }
        } catch (URISyntaxException unreadable) {
            // Refused below, as another address that does not do.
        }
        throw new CannotRun("%s is '%s', and it begins with https:// and a host.".formatted(name, written));
    }

    static Path folder(Given given) {
        String written = given.text(FOLDER, "the folder of keys and files, such as /var/lib/countersign");
        Path folder = Path.of(written);
        if (!folder.isAbsolute()) {
            throw new CannotRun("%s is '%s', and it begins with a slash.".formatted(Given.variable(FOLDER), written));
        }
        return folder;
    }

    private static SmtpServer smtp(Given given) {
        String host = given.text("countersign.smtp.host", "the name of the mail server");
        Optional<SmtpServer.Login> login = given.optional("countersign.smtp.user")
                .map(user -> new SmtpServer.Login(
                        user,
                        given.text("countersign.smtp.password", "the password of that account on the mail server")));
        return new SmtpServer(
                host,
                given.port("countersign.smtp.port", "the port of the mail server"),
                given.truth("countersign.smtp.starttls"),
                login,
                given.text("countersign.smtp.from", "the sender of emails, Countersign <approvals@example.com>"));
    }

    /** Generated at the first start. */
    Keys keys() {
        try {
            return Keys.in(PrivateFiles.folder(folder));
        } catch (IOException unusable) {
            throw new CannotRun(
                    "The folder of %s cannot be used: %s".formatted(Given.variable(FOLDER), unusable), unusable);
        }
    }
}
