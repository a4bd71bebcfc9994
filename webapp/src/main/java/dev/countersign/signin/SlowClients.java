package dev.countersign.signin;

import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Applies {@code server.tomcat.connection-timeout} to the body of a request, as Tomcat does to its head. */
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
