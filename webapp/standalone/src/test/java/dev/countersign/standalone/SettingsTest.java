package dev.countersign.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.lambdas.email.SmtpServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SettingsTest {

    private static final Map<String, String> RIGHT = Map.ofEntries(
            Map.entry("countersign.base-url", "https://approvals.example.com"),
            Map.entry("countersign.data-dir", "/var/lib/countersign"),
            Map.entry("spring.datasource.url", "jdbc:postgresql://127.0.0.1/countersign"),
            Map.entry("spring.datasource.username", "countersign_app"),
            Map.entry("spring.datasource.password", "one"),
            Map.entry("countersign.local-aws.user", "countersign_aws"),
            Map.entry("countersign.local-aws.password", "two"),
            Map.entry("countersign.smtp.host", "mail.example.com"),
            Map.entry("countersign.smtp.port", "587"),
            Map.entry("countersign.smtp.starttls", "true"),
            Map.entry("countersign.smtp.from", "Countersign <approvals@example.com>"),
            Map.entry("spring.security.oauth2.client.registration.acme.client-id", "countersign"),
            Map.entry("spring.security.oauth2.client.provider.acme.issuer-uri", "https://login.example.com"));

    private final Map<String, Object> given = new HashMap<>(RIGHT);

    @Test
    void whatIsGivenIsUsed() {
        given.put("countersign.smtp.user", "sender");
        given.put("countersign.smtp.password", "three");
        given.put("http.request.allowed", "erp.example.com:8443");

        Settings settings = Settings.of(environment());

        assertThat(settings.folder()).isEqualTo(Path.of("/var/lib/countersign"));
        assertThat(settings.smtp())
                .isEqualTo(new SmtpServer(
                        "mail.example.com",
                        587,
                        true,
                        Optional.of(new SmtpServer.Login("sender", "three")),
                        "Countersign <approvals@example.com>"));
        assertThat(settings.steps().allowed()).containsExactly("erp.example.com:8443");
        assertThat(settings.databases())
                .hasToString("Databases[application=countersign_app, endpoint=countersign_aws]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "countersign.base-url",
                "countersign.data-dir",
                "spring.datasource.url",
                "spring.datasource.username",
                "spring.datasource.password",
                "countersign.local-aws.user",
                "countersign.local-aws.password",
                "countersign.smtp.host",
                "countersign.smtp.port",
                "countersign.smtp.starttls",
                "countersign.smtp.from"
            })
    void whatIsMissingIsRefusedByTheNameOfItsVariable(String property) {
        given.put(property, " ");

        assertThatThrownBy(() -> Settings.of(environment()))
                .isInstanceOf(CannotRun.class)
                .hasMessageStartingWith(Given.variable(property) + " is missing: ")
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            countersign.base-url | http://approvals.example.com | COUNTERSIGN_BASE_URL is 'http://approvals.example.com', and it begins with https:// and a host.
            countersign.base-url | approvals.example.com | COUNTERSIGN_BASE_URL is 'approvals.example.com', and it begins with https:// and a host.
            countersign.base-url | //approvals.example.com | COUNTERSIGN_BASE_URL is '//approvals.example.com', and it begins with https:// and a host.
            countersign.data-dir | data | COUNTERSIGN_DATA_DIR is 'data', and it begins with a slash.
            spring.datasource.url | jdbc:h2:mem | SPRING_DATASOURCE_URL is 'jdbc:h2:mem', and the address of a PostgreSQL begins with jdbc:postgresql://.
            countersign.smtp.port | smtp | COUNTERSIGN_SMTP_PORT is 'smtp', and a port is a number from 1 to 65535.
            countersign.smtp.port | 70000 | COUNTERSIGN_SMTP_PORT is '70000', and a port is a number from 1 to 65535.
            countersign.smtp.starttls | yes | COUNTERSIGN_SMTP_STARTTLS is 'yes', and it is true or false.
            countersign.smtp.user | sender | COUNTERSIGN_SMTP_PASSWORD is missing: the password of that account on the mail server.
            spring.security.oauth2.client.registration.acme.client-id | "" | The identity provider of acme has no spring.security.oauth2.client.registration.acme.client-id.
            spring.security.oauth2.client.provider.acme.issuer-uri | "" | The identity provider of acme has no spring.security.oauth2.client.provider.acme.issuer-uri.
            spring.security.oauth2.client.provider.acme.issuer-uri | login.example.com | spring.security.oauth2.client.provider.acme.issuer-uri is 'login.example.com', and it begins with https:// and a host.
            """)
    void whatIsWrongIsRefusedInASentence(String property, String value, String sentence) {
        given.put(property, value);

        assertThatThrownBy(() -> Settings.of(environment()))
                .isInstanceOf(CannotRun.class)
                .hasMessage(sentence);
    }

    @Test
    void withoutAnIdentityProviderNobodyCouldSignIn() {
        given.keySet().removeIf(property -> property.startsWith("spring.security"));

        assertThatThrownBy(() -> Settings.of(environment()))
                .isInstanceOf(CannotRun.class)
                .hasMessageStartingWith("No identity provider is configured, so nobody could sign in");
    }

    private StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        return environment;
    }
}
