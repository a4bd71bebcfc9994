package dev.countersign.local.provider;

import dev.countersign.local.DemoAccounts;
import dev.countersign.local.DemoAccounts.DemoTenant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Both sides of the sign-in of each tenant: the client in the provider, and the provider in the application. Defined in code, because at the start the
 * provider cannot be asked for its configuration: it is part of the same process.
 */
final class ProviderClients {

    /** The issuer in every token. It belongs to the data folder and does not depend on the port. */
    static final String ISSUER = "http://provider.countersign.test";

    static final String AUTHORIZE = "/provider/authorize";
    static final String TOKEN = "/provider/token";
    static final String KEYS = "/provider/keys";
    static final String END_SESSION = "/provider/end-session";

    private final ProviderKeys keys;
    private final PasswordEncoder secrets;
    private final int port;
    private final String baseUrl;

    /** @param baseUrl where people reach the application, which can be a proxy before several nodes */
    ProviderClients(ProviderKeys keys, PasswordEncoder secrets, int port, String baseUrl) {
        this.keys = keys;
        this.secrets = secrets;
        this.port = port;
        this.baseUrl = baseUrl;
    }

    RegisteredClientRepository knownToTheProvider() throws IOException {
        var clients = new ArrayList<RegisteredClient>();
        for (var tenant : DemoAccounts.TENANTS) {
            clients.add(client(tenant));
        }
        return new InMemoryRegisteredClientRepository(clients);
    }

    List<ClientRegistration> knownToTheApplication() throws IOException {
        var registrations = new ArrayList<ClientRegistration>();
        for (var tenant : DemoAccounts.TENANTS) {
            registrations.add(registration(tenant));
        }
        return registrations;
    }

    private RegisteredClient client(DemoTenant tenant) throws IOException {
        var client = RegisteredClient.withId(tenant.slug())
                .clientId(tenant.slug())
                .clientName(tenant.name())
                .clientSecret(secrets.encode(keys.clientSecret(tenant.slug())))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .scope(OidcScopes.EMAIL);
        for (var origin : List.of("http://localhost:" + port, "http://127.0.0.1:" + port, baseUrl)) {
            client.redirectUri(origin + "/login/oauth2/code/" + tenant.slug())
                    .postLogoutRedirectUri(origin + "/sign-in?signed-out");
        }
        return client.build();
    }

    /** The URLs for the browser have no host, so that it stays on its current one and keeps its cookies. */
    private ClientRegistration registration(DemoTenant tenant) throws IOException {
        var server = "http://127.0.0.1:" + port;
        return ClientRegistration.withRegistrationId(tenant.slug())
                .clientName(tenant.name())
                .clientId(tenant.slug())
                .clientSecret(keys.clientSecret(tenant.slug()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL)
                .authorizationUri(AUTHORIZE)
                .tokenUri(server + TOKEN)
                .jwkSetUri(server + KEYS)
                .issuerUri(ISSUER)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", END_SESSION))
                .build();
    }
}
