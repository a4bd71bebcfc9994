package dev.countersign.signin;

import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tomcat waits for a request's head as long as {@code server.tomcat.connection-timeout} says, and for more of its body no longer either. */
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
