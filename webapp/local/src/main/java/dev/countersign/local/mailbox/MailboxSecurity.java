package dev.countersign.local.mailbox;

import dev.countersign.signin.SecurityHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Everybody on this machine may read the emails of the demo people: the local profile listens on loopback only. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class MailboxSecurity {

    /** As for other pages, but with inline styles for emails, which are shown in a sandboxed frame without scripts. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; "
                    + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(0)
    SecurityFilterChain mailbox(HttpSecurity http) {
        return http.securityMatcher(MailboxPage.PATH)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(SecurityHeaders::on)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .build();
    }
}
