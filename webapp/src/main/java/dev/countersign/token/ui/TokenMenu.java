package dev.countersign.token.ui;

import dev.countersign.ui.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The entry in the menu of the person. */
@Configuration(proxyBeanMethods = false)
class TokenMenu {

    @Bean
    @Order(30)
    MenuEntry tokenSettings() {
        return new MenuEntry(AccessTokensView.PATH, "tokens.title");
    }
}
