package dev.countersign.local.mailbox;

import dev.countersign.signin.SecurityHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Whoever sits at this machine may read the demo people's mail; the local profile listens on loopback only. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class MailboxSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain mailbox(HttpSecurity http) {
        return http.securityMatcher(MailboxPage.PATH)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(SecurityHeaders::on)
                .build();
    }
}
