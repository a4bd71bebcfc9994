package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * A port of its own for the figures that a monitoring system reads, so that a firewall can tell its connections from those of people. Nothing else is
 * served there, and the figures nowhere else.
 */
@Component
class MetricsPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    static final String PATH = "/actuator/prometheus";

    private final int port;

    /** @param port 0 for none */
    MetricsPort(@Value("${countersign.metrics-port:0}") int port) {
        this.port = port;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (port == 0) {
            return;
        }
        Connector connector = new Connector();
        connector.setPort(port);
        if (server.getAddress() != null) {
            connector.setProperty("address", server.getAddress().getHostAddress());
        }
        connector.setProperty("connectionTimeout", TomcatSettings.TEN_SECONDS);
        server.addAdditionalConnectors(connector);
    }

    /** Whether it asks for the figures where they are. */
    boolean serves(HttpServletRequest request) {
        return isHere(request) && isForFigures(request);
    }

    /** Whether it asks for figures elsewhere, or for something else here. */
    boolean refuses(HttpServletRequest request) {
        return isHere(request) != isForFigures(request);
    }

    private boolean isHere(HttpServletRequest request) {
        return request.getLocalPort() == port;
    }

    private static boolean isForFigures(HttpServletRequest request) {
        return request.getRequestURI().equals(PATH);
    }
}
