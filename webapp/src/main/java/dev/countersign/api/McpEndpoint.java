package dev.countersign.api;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoint of the Model Context Protocol (streamable HTTP without a stream). What is no call of JSON-RPC is refused before the SDK sees it, whose own endpoint
 * answers it with a stack trace. A call is made on the thread of its HTTP request, which knows the caller.
 */
@RestController
@Hidden
class McpEndpoint implements McpStatelessServerTransport {

    private static final Logger LOG = LoggerFactory.getLogger(McpEndpoint.class);
    private static final byte[] NOTHING = {};

    private @Nullable McpStatelessServerHandler server;

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
        server = handler;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @PostMapping(path = Api.MCP, consumes = "application/json", produces = "application/json")
    @Needs({})
    ResponseEntity<byte[]> call(
            @RequestHeader(HttpHeaders.PROTOCOL_VERSION) Optional<String> version,
            @RequestBody(required = false) byte @Nullable [] body) {
        if (version.filter(named -> !protocolVersions().contains(named)).isPresent()) {
            return refuse(
                    null,
                    ErrorCodes.INVALID_REQUEST,
                    "This version of the protocol is not spoken here. Known are: "
                            + String.join(", ", protocolVersions()));
        }
        return switch (McpCall.parse(body == null ? NOTHING : body)) {
            case McpCall.Request(var request) -> answer(request);
            case McpCall.Notification(var notification) -> tell(notification);
            case McpCall.Malformed(var id, int code, var message) -> refuse(id, code, message);
        };
    }

    private ResponseEntity<byte[]> answer(JSONRPCRequest request) {
        Optional<JSONRPCResponse> response;
        try {
            response =
                    server().handleRequest(McpTransportContext.EMPTY, request).blockOptional();
        } catch (RuntimeException misread) {
            // Tools answer by themselves what fails in them: this is how the SDK fails to read the parameters of a
            // method.
            LOG.debug("The parameters of a call cannot be read: {}", misread.getClass());
            return wrongParameters(request);
        }
        // The same, with a message that has names of classes.
        return response.filter(given -> given.error() == null || given.error().code() != ErrorCodes.INTERNAL_ERROR)
                .map(given -> write(HttpStatus.OK, McpCall.JSON.writeValueAsString(given)))
                .orElseGet(() -> wrongParameters(request));
    }

    /** It is never answered, whatever is wrong with it (JSON-RPC 2.0, section 4.1). */
    private ResponseEntity<byte[]> tell(JSONRPCNotification notification) {
        server().handleNotification(McpTransportContext.EMPTY, notification)
                .onErrorComplete()
                .block();
        return ResponseEntity.accepted().build();
    }

    private McpStatelessServerHandler server() {
        if (server == null) {
            throw new IllegalStateException("called before the server was built");
        }
        return server;
    }

    private static ResponseEntity<byte[]> wrongParameters(JSONRPCRequest request) {
        return refuse(request.id(), ErrorCodes.INVALID_PARAMS, "The parameters are not those of this method.");
    }

    private static ResponseEntity<byte[]> refuse(@Nullable Object id, int code, String message) {
        ObjectNode answer =
                McpCall.JSON.createObjectNode().put("jsonrpc", "2.0").putPOJO("id", id);
        answer.putObject("error").put("code", code).put("message", message);
        return write(HttpStatus.BAD_REQUEST, McpCall.JSON.writeValueAsString(answer));
    }

    /** By way of a text: an id can have half a surrogate pair, which cannot be written as bytes. */
    private static ResponseEntity<byte[]> write(HttpStatus status, String json) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.getBytes(StandardCharsets.UTF_8));
    }
}
