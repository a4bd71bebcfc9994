package dev.countersign.lambdas.email;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The mail server and the sender.
 *
 * @param encrypted whether STARTTLS is required
 * @param from the address of the sender, optionally with a name
 */
public record SmtpServer(String host, int port, boolean encrypted, Optional<Login> login, String from) {

    private static final String TIMEOUT_MILLIS = "10000";

    /** The account on the server. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return user;
        }
    }

    /** Without encryption or login: for a server on this machine. */
    public SmtpServer(String host, int port, String from) {
        this(host, port, false, Optional.empty(), from);
    }

    /**
     * From the environment of the function: {@code SMTP_HOST}, {@code SMTP_PORT}, {@code MAIL_FROM}, and if the server requires a login {@code
     * SMTP_USER} and {@code SMTP_PASSWORD}. Always encrypted.
     *
     * @throws IllegalStateException if a variable is missing
     */
    public static SmtpServer of(Map<String, String> environment) {
        Optional<Login> login = Optional.ofNullable(environment.get("SMTP_USER"))
                .map(user -> new Login(user, require(environment, "SMTP_PASSWORD")));
        return new SmtpServer(
                require(environment, "SMTP_HOST"),
                Integer.parseInt(require(environment, "SMTP_PORT")),
                true,
                login,
                require(environment, "MAIL_FROM"));
    }

    private static String require(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is missing");
        }
        return value;
    }

    /** For {@code jakarta.mail.Session}. */
    public Properties session() {
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        // One address that the server refuses keeps nothing from the others.
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.setProperty("mail.smtp.auth", Boolean.toString(login.isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(encrypted));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(encrypted));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        return properties;
    }
}
