package dev.countersign.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.JsonDecodingException;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Refuses a message that is not a JSON object, which no page sends. Vaadin would log each of them with a stack trace, as if the server had failed.
 */
final class ReadableMessages extends UidlRequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ReadableMessages.class);

    private static final class Unreadable extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        Unreadable(JsonDecodingException cause) {
            super(cause);
        }
    }

    @Override
    protected ServerRpcHandler createRpcHandler() {
        return new ServerRpcHandler() {
            @Override
            public void handleRpc(UI ui, String message, VaadinRequest request)
                    throws InvalidUIDLSecurityKeyException, MessageIdSyncException {
                try {
                    super.handleRpc(ui, message, request);
                } catch (JsonDecodingException unreadable) {
                    throw new Unreadable(unreadable);
                }
            }
        };
    }

    @Override
    public Optional<ResponseWriter> synchronizedHandleRequest(
            VaadinSession session, VaadinRequest request, VaadinResponse response, String body) throws IOException {
        if (!body.stripLeading().startsWith("{")) {
            return refused(response);
        }
        try {
            return super.synchronizedHandleRequest(session, request, response, body);
        } catch (Unreadable _) {
            return refused(response);
        }
    }

    private static Optional<ResponseWriter> refused(VaadinResponse response) {
        LOG.warn("A message of a page is no JSON object and was refused");
        return Optional.of(() -> response.setStatus(HttpStatus.BAD_REQUEST.value()));
    }
}
