package dev.countersign.api;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Addresses below that of the interface at which there is nothing. Otherwise the pages of people would answer them. */
@Configuration(proxyBeanMethods = false)
class Nowhere {

    /** After the controllers, which say what is wrong with a call whose address exists, and before the pages. */
    private static final int ORDER = 1;

    @Bean
    SimpleUrlHandlerMapping otherCallsOfPrograms() {
        HttpRequestHandler nothing = (_, response) -> response.sendError(HttpStatus.NOT_FOUND.value());
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(Map.of(Api.EVERYTHING, nothing));
        mapping.setOrder(ORDER);
        return mapping;
    }
}
