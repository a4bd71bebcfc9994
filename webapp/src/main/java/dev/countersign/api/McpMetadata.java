package dev.countersign.api;

import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells clients of the Model Context Protocol where to get a token. */
@RestController
@Hidden
class McpMetadata {

    private final URI baseUrl;

    McpMetadata(@Value("${countersign.base-url:http://localhost:8080}") URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The metadata of the protected resource (RFC 9728). */
    @GetMapping(Api.MCP_RESOURCE)
    @Open
    ResponseEntity<Map<String, Object>> resource() {
        return json(Map.of(
                "resource", address(Api.MCP),
                "authorization_servers", List.of(address(Api.ISSUER)),
                "bearer_methods_supported", List.of("header"),
                "scopes_supported", scopes(),
                "resource_name", "Countersign"));
    }

    /** The metadata of what gives tokens to programs (RFC 8414). People make their own tokens on a page. */
    @GetMapping(Api.ISSUER_METADATA)
    @Open
    ResponseEntity<Map<String, Object>> issuer() {
        return json(Map.of(
                "issuer", address(Api.ISSUER),
                "token_endpoint", address(Api.TOKEN),
                "grant_types_supported", List.of("client_credentials"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"),
                "response_types_supported", List.of(),
                "scopes_supported", scopes()));
    }

    /** Whatever the caller accepts: a browser shows it, too. */
    private static ResponseEntity<Map<String, Object>> json(Map<String, Object> content) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(content);
    }

    private static List<String> scopes() {
        return Arrays.stream(Scope.values())
                .filter(Scope::isForPrograms)
                .map(Scope::code)
                .toList();
    }

    private String address(String path) {
        return baseUrl.resolve(path).toString();
    }
}
