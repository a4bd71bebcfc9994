package dev.countersign.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.countersign.limit.Network;
import dev.countersign.limit.RateLimit;
import dev.countersign.token.Callers;
import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives programs their tokens (RFC 6749, section 4.4), with errors as that standard has them. */
@RestController
class TokenEndpoint {

    private static final String BASIC = "Basic ";

    private final Callers callers;
    private final RateLimit guesses;
    private final RateLimit tokens;

    TokenEndpoint(Callers callers, RateLimit tokenGuesses, RateLimit apiCalls) {
        this.callers = callers;
        this.guesses = tokenGuesses;
        this.tokens = apiCalls;
    }

    /** A token. */
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {}

    /** Why there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failure(
            String error, @JsonProperty("error_description") String description) {}

    private record Client(String id, String secret) {}

    @PostMapping(Api.TOKEN)
    @Open
    @Hidden
    ResponseEntity<?> token(
            HttpServletRequest request,
            @RequestParam("grant_type") Optional<String> grant,
            @RequestParam("client_id") Optional<String> id,
            @RequestParam("client_secret") Optional<String> secret,
            @RequestParam("scope") Optional<String> scope) {
        if (request.getQueryString() != null) {
            // Addresses are logged.
            return failed(HttpStatus.BAD_REQUEST, "invalid_request", "Send the parameters in the body.");
        }
        if (!grant.equals(Optional.of("client_credentials"))) {
            return failed(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "Only client_credentials is supported.");
        }
        if (secret.isPresent() && request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return failed(HttpStatus.BAD_REQUEST, "invalid_request", "Send the secret in one way, not in two.");
        }
        Optional<Client> client = basic(request.getHeader(HttpHeaders.AUTHORIZATION))
                .or(() -> id.flatMap(named -> secret.map(given -> new Client(named, given))));
        Optional<Set<Scope>> wanted = scopes(scope.orElse(""));
        if (wanted.isEmpty()) {
            return failed(HttpStatus.BAD_REQUEST, "invalid_scope", "There is no such scope.");
        }
        Optional<Duration> wait = client.flatMap(known -> tokens.take(known.id()));
        if (wait.isPresent()) {
            return tooMany(wait.get());
        }
        return client.map(known -> callers.issue(known.id(), known.secret(), wanted.get()))
                .<ResponseEntity<?>>map(issued -> answer(issued, request))
                .orElseGet(() -> unknown(request));
    }

    private ResponseEntity<?> answer(Callers.Issued issued, HttpServletRequest request) {
        return switch (issued) {
            case Callers.Issued.Token token ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Token(
                                token.token(), "Bearer", token.lifetime().toSeconds(), Scope.written(token.scopes())));
            case Callers.Issued.UnknownClient _ -> unknown(request);
            case Callers.Issued.Suspended _ ->
                failed(HttpStatus.BAD_REQUEST, "unauthorized_client", "The organisation is suspended.");
            case Callers.Issued.ScopeRefused _ ->
                failed(HttpStatus.BAD_REQUEST, "invalid_scope", "The program does not have this scope.");
        };
    }

    private ResponseEntity<?> unknown(HttpServletRequest request) {
        return guesses.take(Network.of(request.getRemoteAddr()))
                .<ResponseEntity<?>>map(TokenEndpoint::tooMany)
                .orElseGet(
                        () -> ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                                .contentType(MediaType.APPLICATION_JSON)
                                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"countersign\"")
                                .body(
                                        new Failure(
                                                "invalid_client",
                                                "The client is unknown, its secret is wrong or expired, or its person is not active.")));
    }

    private static ResponseEntity<?> tooMany(Duration wait) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(RateLimit.seconds(wait)))
                .body(new Failure("temporarily_unavailable", "Too many requests."));
    }

    private static ResponseEntity<?> failed(HttpStatus status, String error, String description) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Failure(error, description));
    }

    /** Empty if one of them is unknown. */
    private static Optional<Set<Scope>> scopes(String written) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        boolean known = Arrays.stream(written.strip().split(" +"))
                .filter(code -> !code.isEmpty())
                .allMatch(code -> Scope.of(code).map(scopes::add).isPresent());
        return known ? Optional.of(scopes) : Optional.empty();
    }

    private static Optional<Client> basic(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? Optional.of(new Client(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
