package dev.countersign.ui;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import org.springframework.context.annotation.Configuration;

/** Where pages are. At each start, Vaadin reads every class of these packages to find them; that of all packages takes several times as long. */
@Configuration(proxyBeanMethods = false)
@EnableVaadin({
    "dev.countersign.administration.ui",
    "dev.countersign.approval.ui",
    "dev.countersign.away.ui",
    "dev.countersign.editor.ui",
    "dev.countersign.insight.ui",
    "dev.countersign.moving.ui",
    "dev.countersign.notification.ui",
    "dev.countersign.request.ui",
    "dev.countersign.token.ui",
    "dev.countersign.ui",
    "dev.countersign.webhook.ui"
})
class PagePackages {}
