package dev.countersign.local.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.countersign.signin.FormToken;
import dev.countersign.signin.Registrations;
import dev.countersign.signin.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Spring Authorization Server as the identity provider of the demo accounts, below {@code /provider}. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class ProviderConfiguration {

    private static final int SALT_BYTES = 16;

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain provider(HttpSecurity http, ProviderSession session, Clock clock) {
        var server = new OAuth2AuthorizationServerConfigurer();
        var accounts = new DaoAuthenticationProvider(new ProviderAccounts());
        accounts.setPasswordEncoder(PasswordEncoderFactories.createDelegatingPasswordEncoder());
        return http.securityMatcher(new OrRequestMatcher(
                        server.getEndpointsMatcher(),
                        PathPatternRequestMatcher.withDefaults().matcher("/provider/**")))
                .with(
                        server,
                        provider -> provider.oidc(Customizer.withDefaults())
                                .authorizationEndpoint(endpoint -> endpoint.authenticationProviders(
                                        providers -> providers.forEach(ProviderConfiguration::onlyOwnTenant))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, ProviderSignInPage.PATH)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .authenticationProvider(accounts)
                .formLogin(form -> form.loginPage(ProviderSignInPage.PATH)
                        .usernameParameter(ProviderSignInPage.EMAIL)
                        .failureHandler((request, response, failure) -> {
                            GuessLimit.wasWrong(request);
                            session.rememberTyped(request, request.getParameter(ProviderSignInPage.EMAIL));
                            response.sendRedirect(PendingAuthorization.behind(ProviderSignInPage.WRONG, request));
                        }))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new ToSignIn()))
                .addFilterBefore(new GuessLimit(clock), UsernamePasswordAuthenticationFilter.class)
                .securityContext(context -> context.securityContextRepository(session.whoSignedIn()))
                .requestCache(cache -> cache.requestCache(session.pending()))
                .csrf(FormToken::on)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::on)
                .build();
    }

    /** Redirects to the sign-in page with the authorization request. */
    private static final class ToSignIn extends LoginUrlAuthenticationEntryPoint {

        ToSignIn() {
            super(ProviderSignInPage.PATH);
        }

        @Override
        protected String determineUrlToUseForThisRequest(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody) {
            return PendingAuthorization.behind(ProviderSignInPage.PATH, request);
        }
    }

    private static void onlyOwnTenant(Object provider) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
            codes.setAuthenticationValidator(
                    new OAuth2AuthorizationCodeRequestAuthenticationValidator().andThen(new OwnTenantOnly()));
        }
    }

    @Bean
    AuthorizationServerSettings providerAddresses() {
        return AuthorizationServerSettings.builder()
                .issuer(ProviderClients.ISSUER)
                .authorizationEndpoint(ProviderClients.AUTHORIZE)
                .tokenEndpoint(ProviderClients.TOKEN)
                .jwkSetEndpoint(ProviderClients.KEYS)
                .oidcLogoutEndpoint(ProviderClients.END_SESSION)
                .build();
    }

    @Bean
    ProviderKeys providerKeys(@Value("${countersign.data-dir}") Path folder) throws IOException {
        return new ProviderKeys(folder.resolve("keys"));
    }

    @Bean
    ProviderClients providerClients(
            ProviderKeys keys,
            PasswordEncoder secrets,
            @Value("${server.port}") int port,
            @Value("${countersign.base-url:http://localhost:8080}") String baseUrl) {
        return new ProviderClients(keys, secrets, port, baseUrl);
    }

    @Bean
    RegisteredClientRepository registeredClients(ProviderClients clients) throws IOException {
        return clients.knownToTheProvider();
    }

    @Bean
    Registrations registrations(ProviderClients clients, OAuth2ClientProperties configured) throws IOException {
        return new Registrations(configured, clients.knownToTheApplication());
    }

    @Bean
    JWKSource<SecurityContext> providerSigningKey(ProviderKeys keys) throws IOException, JOSEException, ParseException {
        return new ImmutableJWKSet<>(new JWKSet(keys.signingKey()));
    }

    /** Lets the provider decode its own tokens. */
    @Bean
    JwtDecoder providerTokens(JWKSource<SecurityContext> signingKey) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(signingKey);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> whatTheIdTokenSays() {
        return new IdTokenClaims();
    }

    /** For the secrets of clients. They are random, so a slow hash would only cost time at each start and at each sign-in. */
    @Bean
    PasswordEncoder clientSecretEncoder() {
        return new Pbkdf2PasswordEncoder("", SALT_BYTES, 1, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    }
}
