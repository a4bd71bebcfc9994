package dev.countersign.request.ui;

import dev.countersign.ui.Icon;
import dev.countersign.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class RequestNavigation {

    private record Entry(String path, String labelKey, Icon icon) implements NavigationEntry {}

    @Bean
    @Order(20)
    NavigationEntry myRequests() {
        return new Entry("requests", "nav.requests", Icon.REQUESTS);
    }

    @Bean
    @Order(30)
    NavigationEntry newRequest() {
        return new Entry("new", "nav.new", Icon.NEW);
    }
}
