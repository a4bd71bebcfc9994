package dev.countersign.notification.ui;

import dev.countersign.notification.NotificationCenter;
import dev.countersign.people.Actor;
import dev.countersign.ui.Bell;
import dev.countersign.ui.MenuEntry;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What the frame of every page shows of notifications. */
@Configuration(proxyBeanMethods = false)
class NotificationBell {

    @Bean
    @Order(20)
    MenuEntry notificationSettings() {
        return new MenuEntry("settings/notifications", "notification.settings");
    }

    @Bean
    Bell bell(NotificationCenter center) {
        return new Bell() {

            @Override
            public String path() {
                return "notifications";
            }

            @Override
            public int unread(Actor actor) {
                return center.unread(actor);
            }

            @Override
            public boolean opened(Actor actor, String path) {
                return id(path, "inbox/")
                                .map(approval -> center.readAboutApproval(actor, approval))
                                .or(() -> id(path, "requests/").map(request -> center.readAboutRequest(actor, request)))
                                .orElse(0)
                        > 0;
            }
        };
    }

    private static Optional<UUID> id(String path, String prefix) {
        return path.startsWith(prefix) ? uuid(path.substring(prefix.length())) : Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
