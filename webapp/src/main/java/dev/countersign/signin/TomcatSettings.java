package dev.countersign.signin;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ProtocolHandler;
import org.apache.tomcat.websocket.server.Constants;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Limits the wait for the body of a request to ten seconds, as {@code server.tomcat.connection-timeout} does for its headers, and the memory of an open
 * page. Makes the error responses of Tomcat like those of the application.
 */
@Configuration(proxyBeanMethods = false)
class TomcatSettings {

    static final String TEN_SECONDS = "10000";
    private static final int MANY_LOCALES = 10_000;

    /** For a message of a page by its WebSocket. Pages send none; see PushIsOneWay. */
    private static final String LARGEST_MESSAGE = "1024";

    @Bean
    TomcatConnectorCustomizer bodiesMustNotTrickle() {
        return connector -> {
            connector.setProperty("disableUploadTimeout", "false");
            connector.setProperty("connectionUploadTimeout", TEN_SECONDS);
        };
    }

    /** Tomcat refuses more than ten by default, and a browser with a handful of preferred languages sends more. */
    @Bean
    TomcatConnectorCustomizer languagesAreLimitedByTheSizeOfTheHeadersOnly() {
        return connector -> connector.setMaxLocaleCount(MANY_LOCALES);
    }

    /** Tomcat answers some requests before any filter or valve. */
    @Bean
    TomcatConnectorCustomizer everyResponseHasTheHeaders() {
        return connector -> connector.addLifecycleListener(event -> {
            if (Lifecycle.AFTER_INIT_EVENT.equals(event.getType())) {
                ProtocolHandler protocol = connector.getProtocolHandler();
                protocol.setAdapter(new HeadersFirst(protocol.getAdapter()));
            }
        });
    }

    /** Tomcat keeps 24 KiB for each open page by default. */
    @Bean
    TomcatContextCustomizer pagesSendNothingByWebSocket() {
        return context -> {
            context.addParameter(Constants.TEXT_BUFFER_SIZE_SERVLET_CONTEXT_INIT_PARAM, LARGEST_MESSAGE);
            context.addParameter(Constants.BINARY_BUFFER_SIZE_SERVLET_CONTEXT_INIT_PARAM, LARGEST_MESSAGE);
        };
    }

    @Bean
    TomcatContextCustomizer errorsOfTomcatItselfArePlain() {
        return context -> ((StandardHost) context.getParent()).setErrorReportValveClass(PlainErrors.class.getName());
    }
}
