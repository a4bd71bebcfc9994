package dev.countersign.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.communication.JSR356WebsocketInitializer;
import jakarta.servlet.ServletConfig;
import org.atmosphere.cpr.Action;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.cpr.AtmosphereFramework;
import org.atmosphere.cpr.AtmosphereInterceptorAdapter;
import org.atmosphere.cpr.AtmosphereResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Ignores messages that arrive by the connection for changes. Pages send theirs by HTTP (the transport WEBSOCKET_XHR), where {@link ReadableMessages}
 * checks them. So the connection has no buffers in which Atmosphere could receive any: it would keep 48 KiB for each open page and not use them.
 */
@Component
class PushIsOneWay implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(PushIsOneWay.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        if (event.getSource() instanceof VaadinServletService service && service.getServlet() != null) {
            ServletConfig servlet = service.getServlet().getServletConfig();
            String name = JSR356WebsocketInitializer.getAttributeName(servlet.getServletName());
            if (servlet.getServletContext().getAttribute(name) instanceof AtmosphereFramework framework) {
                framework.interceptor(new Refusal());
                framework.addInitParameter(ApplicationConfig.WEBSOCKET_BUFFER_SIZE, "0");
            }
        }
    }

    private static final class Refusal extends AtmosphereInterceptorAdapter {

        @Override
        public Action inspect(AtmosphereResource connection) {
            if (HttpMethod.POST.matches(connection.getRequest().getMethod())) {
                LOG.warn("A message by the connection for changes was ignored");
                return Action.CANCELLED;
            }
            return Action.CONTINUE;
        }
    }
}
