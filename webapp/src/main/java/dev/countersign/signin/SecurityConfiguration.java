package dev.countersign.signin;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;
import static org.springframework.security.web.access.IpAddressAuthorizationManager.hasIpAddress;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import dev.countersign.secret.KeptKeys;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** Every request needs a signed-in person, but for the sign-in pages, what they look like, and the health check from this machine. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SignInProperties.class)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain application(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            PersonOidcUserService people,
            SignInFailure failure,
            SignInRecords records,
            PendingSignIn pending,
            Sessions sessions,
            EndedSessions ended,
            @Value("${server.servlet.session.cookie.name:JSESSIONID}") String sessionCookie,
            VaadinDefaultRequestCache wantedPage) {
        wantedPage.setDelegateRequestCache(wantedPageInCookie());
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
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
                        .requestMatchers(HttpMethod.GET, "/actuator/health")
                        .access(AuthorizationManagers.anyOf(hasIpAddress("127.0.0.0/8"), hasIpAddress("::1"))))
                // Addresses that lead nowhere reach the page that says so, instead of being forbidden.
                .with(
                        vaadin(),
                        vaadin -> vaadin.oauth2LoginPage(SignInPage.PATH, "{baseUrl}" + SignInPage.SIGNED_OUT)
                                .addLogoutHandler(records)
                                .anyRequest(AuthorizedUrl::authenticated))
                .oauth2Login(login -> login.authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(LoginHint.passedOn(registrations))
                                        .authorizationRequestRepository(pending))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people))
                        .failureHandler(failure))
                // In a cookie the token outlives a restart of the server, and so does a sign-in page left open.
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
                .headers(SecurityHeaders::on)
                .sessionManagement(management -> management.addSessionAuthenticationStrategy(sessions))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new SignInEntryPoint(ended)))
                .logout(logout -> logout.deleteCookies(sessionCookie))
                .addFilterBefore(new SessionGuard(sessions), SecurityContextHolderFilter.class)
                .build();
    }

    /** The page somebody wanted before signing in, kept where neither a lost session nor a restart loses it. */
    private static CookieRequestCache wantedPageInCookie() {
        var cache = new CookieRequestCache();
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setUseEquals(true);
        cache.setRequestMatcher(
                new AndRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"), html));
        return cache;
    }

    @Bean
    PendingSignIn pendingSignIn(KeptKeys keys, Clock clock) throws GeneralSecurityException, IOException {
        return new PendingSignIn(keys.aead("sign-in-key"), clock);
    }

    @Bean
    CookieSameSiteSupplier everyCookieIsSameSite() {
        return CookieSameSiteSupplier.ofLax();
    }

    /** Without a provider configured nobody can sign in, and nobody gets in. */
    @Bean
    @ConditionalOnMissingBean
    ClientRegistrationRepository noRegistrations() {
        return new NoRegistrations();
    }
}
