package dev.countersign.outage;

import ch.qos.logback.classic.LoggerContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Installs the log filter, if logging uses Logback. */
@Component
class OutageLogging implements InitializingBean, DisposableBean {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final OneCauseOneTrace filter = new OneCauseOneTrace(
            WINDOW,
            CompletableFuture.delayedExecutor(WINDOW.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread));

    @Override
    public void afterPropertiesSet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.addTurboFilter(filter);
        }
    }

    @Override
    public void destroy() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getTurboFilterList().remove(filter);
        }
    }
}
