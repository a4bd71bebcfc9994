package dev.countersign.ui;

import com.vaadin.flow.internal.nodefeature.ElementPropertyMap;
import com.vaadin.flow.internal.nodefeature.NodeFeatureRegistry;
import com.vaadin.flow.router.InvalidLocationException;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.ApplicationConstants;
import com.vaadin.flow.shared.JsonConstants;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a message of a page before Vaadin handles it, because Vaadin relies on its form, and keeps its values whatever their length. No page of ours
 * sends a message that is refused here.
 */
final class PageMessage {

    /** Why a message is refused. */
    enum Fault {
        /** Without the form of a message. */
        UNREADABLE(HttpStatus.BAD_REQUEST),
        /** With a text that no field may have. */
        TOO_LONG(HttpStatus.CONTENT_TOO_LARGE);

        private final HttpStatus status;

        Fault(HttpStatus status) {
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }
    }

    private static final int PROPERTIES = NodeFeatureRegistry.getId(ElementPropertyMap.class);

    /** The router gets its locations by these events. */
    private static final Set<String> NAVIGATIONS = Set.of("ui-navigate", "ui-leave-navigation");

    /** By type of invocation, the members that it must have. */
    private static final Map<String, Map<String, Predicate<JsonNode>>> REQUIRED = Map.of(
            JsonConstants.RPC_TYPE_EVENT,
            Map.of(
                    JsonConstants.RPC_NODE, JsonNode::isNumber,
                    JsonConstants.RPC_EVENT_TYPE, JsonNode::isString,
                    JsonConstants.RPC_EVENT_DATA, data -> data.isMissingNode() || data.isNull() || data.isObject()),
            JsonConstants.RPC_TYPE_MAP_SYNC,
            Map.of(
                    JsonConstants.RPC_NODE,
                    JsonNode::isNumber,
                    JsonConstants.RPC_FEATURE,
                    feature -> feature.isNumber() && feature.intValue() == PROPERTIES,
                    JsonConstants.RPC_PROPERTY,
                    JsonNode::isString,
                    JsonConstants.RPC_PROPERTY_VALUE,
                    value -> !value.isMissingNode()),
            JsonConstants.RPC_PUBLISHED_SERVER_EVENT_HANDLER,
            Map.of(
                    JsonConstants.RPC_NODE, JsonNode::isNumber,
                    JsonConstants.RPC_TEMPLATE_EVENT_METHOD_NAME, JsonNode::isString,
                    JsonConstants.RPC_TEMPLATE_EVENT_ARGS, args -> args.isMissingNode() || args.isArray()),
            JsonConstants.RPC_TYPE_NAVIGATION,
            Map.of(
                    JsonConstants.RPC_NAVIGATION_LOCATION,
                    location -> location.isString() && isLocation(location.stringValue(), "")),
            JsonConstants.RPC_TYPE_CHANNEL,
            Map.of(
                    JsonConstants.RPC_NODE, JsonNode::isNumber,
                    JsonConstants.RPC_CHANNEL, JsonNode::isNumber,
                    JsonConstants.RPC_CHANNEL_ARGUMENTS, JsonNode::isArray));

    /** The answer of the browser to a question of the server, such as a whole draft. Whoever asked checks it. */
    private static final Set<String> ANSWERS = Set.of(JsonConstants.RPC_TYPE_CHANNEL);

    private PageMessage() {}

    static Optional<Fault> faultOf(String message) {
        try {
            JsonNode parsed = JsonMapper.shared().readTree(message);
            JsonNode invocations = parsed.path(ApplicationConstants.RPC_INVOCATIONS);
            if (!isEnvelope(parsed) || !invocations.valueStream().allMatch(PageMessage::isInvocation)) {
                return Optional.of(Fault.UNREADABLE);
            }
            return TextLimit.isTooLong(message) && invocations.valueStream().anyMatch(PageMessage::isTooLong)
                    ? Optional.of(Fault.TOO_LONG)
                    : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.of(Fault.UNREADABLE);
        }
    }

    private static boolean isEnvelope(JsonNode message) {
        return message.isObject()
                && message.path(ApplicationConstants.RPC_INVOCATIONS).isArray()
                && (message.path(ApplicationConstants.SERVER_SYNC_ID).isNumber()
                        || message.has(ApplicationConstants.UNLOAD_BEACON))
                && isNumberIfThere(message.path(ApplicationConstants.CLIENT_TO_SERVER_ID));
    }

    private static boolean isNumberIfThere(JsonNode id) {
        return id.isMissingNode() || id.isNumber();
    }

    private static boolean isInvocation(JsonNode invocation) {
        Map<String, Predicate<JsonNode>> required = REQUIRED.getOrDefault(type(invocation), Map.of());
        return !required.isEmpty()
                && required.entrySet().stream()
                        .allMatch(member -> member.getValue().test(invocation.path(member.getKey())))
                && leadsToAPage(invocation);
    }

    private static String type(JsonNode invocation) {
        return invocation.path(JsonConstants.RPC_TYPE).asString("");
    }

    private static boolean leadsToAPage(JsonNode invocation) {
        if (!NAVIGATIONS.contains(invocation.path(JsonConstants.RPC_EVENT_TYPE).asString(""))) {
            return true;
        }
        JsonNode where = invocation.path(JsonConstants.RPC_EVENT_DATA);
        return where.path("route").isString()
                && where.path("query").isString()
                && isLocation(
                        where.path("route").stringValue(), where.path("query").stringValue());
    }

    /** Whether Vaadin can parse the location and its query. */
    static boolean isLocation(String location, String query) {
        try {
            var _ = new Location(location, QueryParameters.fromString(query));
            return true;
        } catch (InvalidLocationException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean isTooLong(JsonNode invocation) {
        return !ANSWERS.contains(type(invocation))
                && invocation.valueStream().anyMatch(value -> TextLimit.isTooLong(text(value)));
    }

    /** A value that is no text is measured by its notation. */
    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
