package dev.countersign.tenant;

import java.util.UUID;
import org.slf4j.MDC;

/** Adds the ids of tenant and request to the log lines of a transaction; no personal data. */
public final class LogContext implements AutoCloseable {

    private static final String TENANT = "tenant";
    private static final String REQUEST = "request";

    LogContext(TenantId tenant) {
        MDC.put(TENANT, tenant.toString());
    }

    /** Adds the id of the request until the end of the transaction. */
    public static void isAbout(UUID request) {
        MDC.put(REQUEST, request.toString());
    }

    @Override
    public void close() {
        MDC.remove(TENANT);
        MDC.remove(REQUEST);
    }
}
