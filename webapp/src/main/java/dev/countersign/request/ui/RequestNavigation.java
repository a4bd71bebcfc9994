package dev.countersign.request.ui;

import dev.countersign.people.Actor;
import dev.countersign.request.RevisionService;
import dev.countersign.ui.Icon;
import dev.countersign.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class RequestNavigation {

    /** Counts the requests that the person is asked to change. */
    private record Requests(RevisionService revisions) implements NavigationEntry {

        @Override
        public String path() {
            return "requests";
        }

        @Override
        public String labelKey() {
            return "nav.requests";
        }

        @Override
        public String shortLabelKey() {
            return "nav.requests.short";
        }

        @Override
        public Icon icon() {
            return Icon.REQUESTS;
        }

        @Override
        public int waiting(Actor actor) {
            return revisions.waiting(actor);
        }
    }

    private record Entry(String path, String labelKey, String shortLabelKey, Icon icon) implements NavigationEntry {}

    @Bean
    @Order(20)
    NavigationEntry myRequests(RevisionService revisions) {
        return new Requests(revisions);
    }

    @Bean
    @Order(30)
    NavigationEntry newRequest() {
        return new Entry("new", "nav.new", "nav.new.short", Icon.NEW);
    }
}
