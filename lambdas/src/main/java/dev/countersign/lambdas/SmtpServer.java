package dev.countersign.lambdas;

/**
 * Where mail goes out, and in whose name.
 *
 * @param from the sender's address
 */
public record SmtpServer(String host, int port, String from) {

    /** As the function's environment says: {@code SMTP_HOST}, {@code SMTP_PORT}, {@code MAIL_FROM}. */
    static SmtpServer fromEnvironment() {
        return new SmtpServer(require("SMTP_HOST"), Integer.parseInt(require("SMTP_PORT")), require("MAIL_FROM"));
    }

    private static String require(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is missing");
        }
        return value;
    }
}
