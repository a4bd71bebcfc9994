package dev.countersign.api;

import dev.countersign.limit.RateLimit;
import dev.countersign.signin.SecurityHeaders;
import dev.countersign.token.Callers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Calls of programs: with a token in the header and nothing else. No session, so no cookie counts here, and no other site can use one. No CORS. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Bean
    @Order(10)
    SecurityFilterChain callsOfPrograms(
            HttpSecurity http,
            Callers callers,
            RateLimit apiCalls,
            RateLimit handedIn,
            RateLimit tokenGuesses,
            ProblemWriter problems,
            @Value("${countersign.base-url:http://localhost:8080}") URI baseUrl) {
        return http.securityMatcher(Api.EVERYTHING, Api.MCP, Api.MCP_RESOURCE, Api.ISSUER_METADATA)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, Api.TOKEN)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                Api.DOCUMENT,
                                Api.DOCS,
                                Api.DOCS + "/*",
                                Api.MCP_RESOURCE,
                                Api.ISSUER_METADATA)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::on)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(tokenNeeded(problems, baseUrl)))
                .addFilterBefore(
                        new BearerFilter(callers, apiCalls, handedIn, tokenGuesses, problems),
                        AnonymousAuthenticationFilter.class)
                .build();
    }

    private static AuthenticationEntryPoint tokenNeeded(ProblemWriter problems, URI baseUrl) {
        String ofMcp = "Bearer resource_metadata=\"%s\"".formatted(baseUrl.resolve(Api.MCP_RESOURCE));
        return (request, response, nobody) -> {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, request.getRequestURI().equals(Api.MCP) ? ofMcp : "Bearer");
            problems.write(
                    response,
                    request.getRequestURI(),
                    Problem.of(
                            HttpStatus.UNAUTHORIZED,
                            "token-needed",
                            "A token is needed",
                            "Send it as \"Authorization: Bearer …\"."));
        };
    }

    /** Calls with one token, or with all tokens of one program. */
    @Bean
    RateLimit apiCalls(
            @Value("${countersign.limits.api.burst:300}") int atOnce,
            @Value("${countersign.limits.api.per-minute:600}") int perMinute,
            Clock clock) {
        return new RateLimit(atOnce, MINUTE.dividedBy(perMinute), clock);
    }

    /** Requests that are handed in with one token, or with all tokens of one program: these are for peaks. */
    @Bean
    RateLimit handedIn(
            @Value("${countersign.limits.intake.burst:20000}") int atOnce,
            @Value("${countersign.limits.intake.per-minute:6000}") int perMinute,
            Clock clock) {
        return new RateLimit(atOnce, MINUTE.dividedBy(perMinute), clock);
    }

    /** Calls with a token or a secret that is not valid, by network. */
    @Bean
    RateLimit tokenGuesses(
            @Value("${countersign.limits.tokens.burst:60}") int atOnce,
            @Value("${countersign.limits.tokens.per-minute:20}") int perMinute,
            Clock clock) {
        return new RateLimit(atOnce, MINUTE.dividedBy(perMinute), clock);
    }
}
