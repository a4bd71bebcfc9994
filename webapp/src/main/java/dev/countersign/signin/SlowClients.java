package dev.countersign.signin;

import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Limits waiting for the body of a request to ten seconds, as {@code server.tomcat.connection-timeout} does for its head. */
@Configuration(proxyBeanMethods = false)
class SlowClients {

    private static final String TEN_SECONDS = "10000";

    @Bean
    TomcatConnectorCustomizer bodiesMustNotTrickle() {
        return connector -> {
            connector.setProperty("disableUploadTimeout", "false");
            connector.setProperty("connectionUploadTimeout", TEN_SECONDS);
        };
    }
}
