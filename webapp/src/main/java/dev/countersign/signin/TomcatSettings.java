package dev.countersign.signin;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Limits the wait for the body of a request to ten seconds, as {@code server.tomcat.connection-timeout} does for its headers. Makes the error
 * responses of Tomcat like those of the application.
 */
@Configuration(proxyBeanMethods = false)
class TomcatSettings {

    private static final String TEN_SECONDS = "10000";
    private static final int MANY_LOCALES = 10_000;

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

    @Bean
    TomcatContextCustomizer errorsOfTomcatItselfArePlain() {
        return context -> ((StandardHost) context.getParent()).setErrorReportValveClass(PlainErrors.class.getName());
    }
}
