package dev.countersign.tenant;

import java.util.UUID;
import org.slf4j.MDC;

/** Which tenant and which request the lines are about that are logged within a transaction: their ids, nothing of a person. */
public final class LogContext implements AutoCloseable {

    private static final String TENANT = "tenant";
    private static final String REQUEST = "request";

    LogContext(TenantId tenant) {
        MDC.put(TENANT, tenant.toString());
    }

    /** From here to the end of the transaction. */
    public static void isAbout(UUID request) {
        MDC.put(REQUEST, request.toString());
    }

    @Override
    public void close() {
        MDC.remove(TENANT);
        MDC.remove(REQUEST);
    }
}
