package dev.countersign.ui;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a message that no page sends. Vaadin would log each of them with a stack trace, as if the server had failed, or keep what it contains.
 */
final class ReadableMessages extends UidlRequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ReadableMessages.class);

    @Override
    public Optional<ResponseWriter> synchronizedHandleRequest(
            VaadinSession session, VaadinRequest request, VaadinResponse response, String body) throws IOException {
        Optional<PageMessage.Fault> fault = PageMessage.faultOf(body);
        if (fault.isEmpty()) {
            return super.synchronizedHandleRequest(session, request, response, body);
        }
        LOG.warn("A message of a page was refused: {}", fault.get());
        return Optional.of(() -> response.setStatus(fault.get().status().value()));
    }
}
