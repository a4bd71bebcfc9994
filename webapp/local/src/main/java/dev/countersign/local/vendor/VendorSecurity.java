package dev.countersign.local.vendor;

import dev.countersign.signin.FormToken;
import dev.countersign.signin.SecurityHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Everybody on this machine may see and disturb the vendor; its API wants its key. Nothing here knows a session of Countersign. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class VendorSecurity {

    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(0)
    SecurityFilterChain callsOfTheVendor(HttpSecurity http) {
        return http.securityMatcher(VendorApi.PATH + "/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityHeaders::on)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain pageOfTheVendor(HttpSecurity http) {
        return http.securityMatcher(VendorPage.PATH)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(FormToken::on)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityHeaders::on)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .build();
    }
}
