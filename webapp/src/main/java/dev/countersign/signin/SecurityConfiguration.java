package dev.countersign.signin;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import dev.countersign.limit.Network;
import dev.countersign.limit.RateLimit;
import dev.countersign.secret.KeptKeys;
import dev.countersign.ui.CorrelationId;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** Every request needs a signed-in person, except for the sign-in pages with their static files, and the health check from this machine. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties({SignInProperties.class, AllowedHosts.class, OAuth2ClientProperties.class})
class SecurityConfiguration {

    private static final String DECISION_LINKS = "/decide/**";
    private static final String UNSUBSCRIBE = "/unsubscribe/**";
    private static final String LOGOS = "/logo/*/*";

    @Bean
    SecurityFilterChain application(
            HttpSecurity http,
            Registrations registrations,
            PersonOidcUserService people,
            SignInFailure failure,
            SignInRecords records,
            PendingSignIn pending,
            Sessions sessions,
            EndedSessions ended,
            BackChannelLogout backChannel,
            @Value("${server.servlet.session.cookie.name:JSESSIONID}") String sessionCookie,
            VaadinDefaultRequestCache wantedPage,
            RateLimit signIns) {
        wantedPage.setDelegateRequestCache(new WantedPage());
        return http.authorizeHttpRequests(SecurityConfiguration::admit)
                // Unknown paths reach the page "not found" instead of being forbidden.
                .with(
                        vaadin(),
                        vaadin -> vaadin.oauth2LoginPage(SignInPage.PATH, "{baseUrl}" + SignInPage.SIGNED_OUT)
                                .addLogoutHandler(records)
                                .anyRequest(AuthorizedUrl::authenticated))
                .oauth2Login(login -> login.authorizationEndpoint(endpoint -> begin(endpoint, registrations, pending))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people))
                        .failureHandler(failure))
                .oidcLogout(backChannel::on)
                .csrf(FormToken::on)
                // The token in the address is what another site does not know.
                .csrf(csrf -> csrf.ignoringRequestMatchers(DECISION_LINKS, UNSUBSCRIBE))
                .headers(SecurityHeaders::on)
                .sessionManagement(management -> management.addSessionAuthenticationStrategy(sessions))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new SignInEntryPoint(ended)))
                .logout(logout -> logout.deleteCookies(sessionCookie).addLogoutHandler(new Forgetting()))
                .addFilterBefore(new NoSuchRegistration(registrations), SecurityContextHolderFilter.class)
                .addFilterBefore(new SignInLimit(signIns), SecurityContextHolderFilter.class)
                .addFilterBefore(new SessionGuard(sessions), SecurityContextHolderFilter.class)
                .addFilterAfter(new ErrorPath(), AuthorizationFilter.class)
                .build();
    }

    private static void begin(
            OAuth2LoginConfigurer<HttpSecurity>.AuthorizationEndpointConfig endpoint,
            Registrations registrations,
            PendingSignIn pending) {
        endpoint.authorizationRequestResolver(LoginHint.passedOn(registrations))
                .authorizationRequestRepository(pending);
    }

    private static void admit(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                // Otherwise everybody could make the server create the state of a page, and a session for it.
                .requestMatchers(new BeginsPage())
                .authenticated()
                .requestMatchers(
                        HttpMethod.GET,
                        "/countersign/**",
                        "/aura/fonts/**",
                        "/favicon.ico",
                        "/sign-in",
                        "/sign-in/unknown")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/sign-in")
                .permitAll()
                // Whoever opens the link of an email acts as its reader; the link is checked there.
                .requestMatchers(DECISION_LINKS, UNSUBSCRIBE)
                .permitAll()
                // Programs for email show it without a session.
                .requestMatchers(HttpMethod.GET, LOGOS)
                .permitAll()
                .requestMatchers(HttpMethod.GET, FrontDoor.PROBES)
                .permitAll()
                // The front door lets it through at its own port only.
                .requestMatchers(HttpMethod.GET, MetricsPort.PATH)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/actuator/health")
                .access((_, context) -> new AuthorizationDecision(
                        Network.isLoopback(context.getRequest().getRemoteAddr())));
    }

    @Bean
    PendingSignIn pendingSignIn(KeptKeys keys, ClientRegistrationRepository registrations, Clock clock)
            throws GeneralSecurityException, IOException {
        return new PendingSignIn(keys.aead("sign-in-key"), registrations, clock);
    }

    @Bean
    RateLimit signIns(
            @Value("${countersign.limits.sign-ins.burst:300}") int atOnce,
            @Value("${countersign.limits.sign-ins.per-minute:300}") int perMinute,
            Clock clock) {
        return new RateLimit(atOnce, Duration.ofMinutes(1).dividedBy(perMinute), clock);
    }

    /** Attempts with links that there are not, by network. */
    @Bean
    RateLimit linkGuesses(
            @Value("${countersign.limits.links.burst:60}") int atOnce,
            @Value("${countersign.limits.links.per-minute:20}") int perMinute,
            Clock clock) {
        return new RateLimit(atOnce, Duration.ofMinutes(1).dividedBy(perMinute), clock);
    }

    /** Before Spring Security, for all responses of this server. */
    @Bean
    FilterRegistrationBean<FrontDoor> frontDoor(AllowedHosts hosts, MetricsPort metrics, CorrelationId correlation) {
        var registration = new FilterRegistrationBean<>(new FrontDoor(hosts, metrics, correlation));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    CookieSameSiteSupplier everyCookieIsSameSite() {
        return CookieSameSiteSupplier.ofLax();
    }

    @Bean
    @ConditionalOnMissingBean
    Registrations registrations(OAuth2ClientProperties configured) {
        return new Registrations(configured, List.of());
    }
}
