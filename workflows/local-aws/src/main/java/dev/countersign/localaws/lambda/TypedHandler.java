package dev.countersign.localaws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A handler of objects: its event and its answer are JSON, of the types that its class gives {@link RequestHandler}. Names of members are compared without
 * regard to case, so the classes of aws-lambda-java-events can be events.
 */
public final class TypedHandler<I, O> implements RequestStreamHandler {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private final RequestHandler<I, O> handler;
    private final JavaType input;

    public TypedHandler(RequestHandler<I, O> handler) {
        this.handler = handler;
        this.input = JSON.constructType(handler.getClass())
                .findSuperType(RequestHandler.class)
                .containedTypeOrUnknown(0);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        O output = handler.handleRequest(read(event), context);
        answer.write(JSON.writeValueAsBytes(output));
    }

    private @Nullable I read(InputStream event) {
        try {
            return JSON.readValue(event, input);
        } catch (JacksonException other) {
            throw new IllegalArgumentException("The event is no " + input.toCanonical(), other);
        }
    }
}
