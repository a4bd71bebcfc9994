package dev.countersign.localaws.lambda;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import dev.countersign.localaws.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ClientContext}: what the caller of a function says about itself, as JSON in Base64.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class ClientContexts {

    private static final int MAXIMUM_LENGTH = 3583;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ClientContexts() {}

    /** @throws AwsError InvalidRequestContentException if it is too long or no object */
    static ClientContext read(String encoded) {
        try {
            var json = JSON.readTree(new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8));
            if (json.isObject() && encoded.length() <= MAXIMUM_LENGTH) {
                return new Told(new App(json.path("client")), texts(json.path("custom")), texts(json.path("env")));
            }
        } catch (IllegalArgumentException | JacksonException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    private static AwsError invalid() {
        return new AwsError(
                "InvalidRequestContentException",
                "Client context must be a valid Base64-encoded JSON object of up to " + MAXIMUM_LENGTH
                        + " characters.");
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(text -> texts.put(
                        text.getKey(),
                        text.getValue().isString()
                                ? text.getValue().stringValue()
                                : text.getValue().toString()));
        return texts;
    }

    private record Told(Client client, Map<String, String> custom, Map<String, String> environment)
            implements ClientContext {

        @Override
        public Client getClient() {
            return client;
        }

        @Override
        public Map<String, String> getCustom() {
            return custom;
        }

        @Override
        public Map<String, String> getEnvironment() {
            return environment;
        }
    }

    private record App(JsonNode json) implements Client {

        @Override
        public String getInstallationId() {
            return text("installation_id");
        }

        @Override
        public String getAppTitle() {
            return text("app_title");
        }

        @Override
        public String getAppVersionName() {
            return text("app_version_name");
        }

        @Override
        public String getAppVersionCode() {
            return text("app_version_code");
        }

        @Override
        public String getAppPackageName() {
            return text("app_package_name");
        }

        private String text(String member) {
            return json.path(member).asString("");
        }
    }
}
