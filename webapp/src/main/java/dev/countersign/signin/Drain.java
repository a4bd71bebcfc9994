package dev.countersign.signin;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The first thing that happens at a stop: the readiness says already that this node takes no more requests, and it goes on serving those that come until
 * load balancers have noticed, which ask every few seconds. Only then job runner, queues and web server stop.
 */
@Component
class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Duration length;

    Drain(@Value("${countersign.drain:0s}") Duration length) {
        this.length = length;
    }

    @EventListener(ContextClosedEvent.class)
    void serveUntilOthersHaveNoticed() throws InterruptedException {
        if (length.isPositive()) {
            LOG.info("Stopping; requests are served for another {} s", length.toSeconds());
            Thread.sleep(length);
        }
    }
}
