package dev.countersign.asl.state;

import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import tools.jackson.databind.JsonNode;

/** When a choice rule applies. */
public sealed interface Condition {

    boolean holds(Scope scope, String field);

    /** JSONata's {@code Condition}: an expression that is true or false. */
    record Expression(Template value) implements Condition {
        @Override
        public boolean holds(Scope scope, String field) {
            JsonNode answer = value.evaluate(scope, field);
            if (!answer.isBoolean()) {
                throw QueryException.evaluation(ResultType.unexpected(value, field, "boolean", answer), field);
            }
            return answer.booleanValue();
        }
    }
}
