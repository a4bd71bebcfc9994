package dev.countersign.api;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.outage.Outage;
import dev.countersign.people.PersonNotActive;
import dev.countersign.token.Caller;
import dev.countersign.ui.CorrelationId;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server of the Model Context Protocol, by the official SDK. It keeps no sessions, so each call can come to any node. */
@Configuration(proxyBeanMethods = false)
class McpConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(McpConfiguration.class);

    private static final McpJsonMapper JSON = new JacksonMcpJsonMapper(JsonMapper.shared());

    private static final String INSTRUCTIONS = """
            Countersign asks people to approve things. Before you spend, delete, send or change something that needs an approval, submit a request and wait for
            its outcome. People decide; no tool does. Do it only if the status is approved, and exactly as you have described it.
            """;

    @Bean(destroyMethod = "close")
    McpStatelessSyncServer mcpServer(
            McpEndpoint endpoint, McpTools tools, JsonMapper json, SecurityRecords refusals, CorrelationId ids) {
        return McpServer.sync(endpoint)
                .serverInfo("countersign", "1")
                .instructions(INSTRUCTIONS)
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .jsonMapper(JSON)
                .immediateExecution(true)
                .tools(tools.all().stream()
                        .map(tool -> specification(tool, tools, json, refusals, ids))
                        .toList())
                .build();
    }

    private static SyncToolSpecification specification(
            McpTools.Tool tool, McpTools tools, JsonMapper json, SecurityRecords refusals, CorrelationId ids) {
        return SyncToolSpecification.builder()
                .tool(McpSchema.Tool.builder(tool.name(), JSON, tool.input())
                        .title(tool.title())
                        .description(tool.description())
                        .annotations(new McpSchema.ToolAnnotations(
                                tool.title(), !tool.changes(), false, !tool.changes(), false, null))
                        .build())
                .callHandler((_, call) -> {
                    try {
                        return result(
                                tools,
                                tool.work().answer(caller(tool, refusals), json.valueToTree(call.arguments())),
                                false);
                    } catch (Refused refused) {
                        return result(tools, tools.problem(refused.problem()), true);
                    } catch (PersonNotActive inactive) {
                        return result(tools, tools.problem(Problem.inactive()), true);
                    } catch (RuntimeException broken) {
                        return result(tools, tools.problem(unexpected(broken, ids)), true);
                    }
                })
                .build();
    }

    private static Caller caller(McpTools.Tool tool, SecurityRecords refusals) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof BearerAuthentication bearer)) {
            throw new IllegalStateException("a call without a token has come so far");
        }
        Caller caller = bearer.getPrincipal();
        if (!caller.scopes().contains(tool.needs())) {
            refusals.refused(
                    caller.tenant(), caller.person(), "scope", tool.needs().code());
            throw new Refused(
                    HttpStatus.FORBIDDEN,
                    "insufficient-scope",
                    "The token lacks a scope",
                    "This needs a token with the scope %s."
                            .formatted(tool.needs().code()));
        }
        return caller;
    }

    /** A bug, or infrastructure that is broken: the log has it under the id. */
    private static Problem unexpected(RuntimeException broken, CorrelationId ids) {
        if (Outage.behind(broken).isPresent()) {
            return Problem.unavailable();
        }
        String id = ids.current();
        LOG.error("Unexpected error {}", id, broken);
        return Problem.unexpected(id);
    }

    private static McpSchema.CallToolResult result(McpTools tools, JsonNode content, boolean isError) {
        return McpSchema.CallToolResult.builder(List.of(
                        McpSchema.TextContent.builder(content.toString()).build()))
                .structuredContent(tools.asMap(content))
                .isError(isError)
                .build();
    }
}
