package dev.countersign.ui;

import java.util.random.RandomGenerator;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Short ids of errors, which people can read out on the telephone and operators find in the log. */
@Component
public class CorrelationId {

    private static final String KEY = "correlation";
    private static final int LENGTH = 8;
    private static final int BASE = 32;

    private final RandomGenerator random;

    public CorrelationId(RandomGenerator random) {
        this.random = random;
    }

    /** The id of the current request, which is in all its log lines; a new one if there is none. */
    public String current() {
        String id = MDC.get(KEY);
        return id == null ? next() : id;
    }

    /** Adds a new id to log lines until it is closed. */
    public MDC.MDCCloseable begin() {
        return MDC.putCloseable(KEY, next());
    }

    /** Eight characters, such as {@code 7K2MQ4DX}, in Crockford's alphabet: no I, L, O or U. */
    public String next() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(random.nextInt(BASE)));
        }
        return id.toString();
    }
}
