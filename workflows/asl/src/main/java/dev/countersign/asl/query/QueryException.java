package dev.countersign.asl.query;

/** Propagates a {@link Failure} from a nested expression to the state that evaluates it. Never leaves the interpreter. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public QueryException(Failure failure) {
        super(failure.cause(), null, false, false);
        this.failure = failure;
    }

    public static QueryException runtime(String cause) {
        return new QueryException(Failure.of(Failure.RUNTIME, cause));
    }

    public static QueryException evaluation(String cause, String field) {
        return new QueryException(new Failure(Failure.QUERY_EVALUATION, cause, field));
    }

    /** A query error that belongs to no single field. */
    public static QueryException mapInput(String cause) {
        return new QueryException(new Failure(Failure.QUERY_EVALUATION, cause, ""));
    }

    public Failure failure() {
        return failure;
    }
}
