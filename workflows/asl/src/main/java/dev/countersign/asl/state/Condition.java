package dev.countersign.asl.state;

import dev.countersign.asl.query.PathQuery;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** When a choice rule applies. */
public sealed interface Condition
        permits Condition.Expression,
                Condition.And,
                Condition.Or,
                Condition.Not,
                Condition.Is,
                Condition.StringMatches,
                Comparison {

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

    record And(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Scope scope, String field) {
            return conditions.stream().allMatch(condition -> condition.holds(scope, field));
        }
    }

    record Or(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Scope scope, String field) {
            return conditions.stream().anyMatch(condition -> condition.holds(scope, field));
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Scope scope, String field) {
            return !condition.holds(scope, field);
        }
    }

    /** The property that {@code IsNull} and similar operators test. */
    enum Property {
        PRESENT,
        NULL,
        STRING,
        NUMERIC,
        BOOLEAN,
        TIMESTAMP
    }

    /** {@code IsPresent}, {@code IsNull}, … */
    record Is(PathQuery variable, Property property, boolean expected) implements Condition {
        @Override
        public boolean holds(Scope scope, String field) {
            if (property == Property.PRESENT) {
                return (variable.find(scope, "Variable") != null) == expected;
            }
            JsonNode value = value(variable, scope);
            boolean is = switch (property) {
                case NULL -> value.isNull();
                case STRING -> value.isString();
                case NUMERIC -> value.isNumber();
                case BOOLEAN -> value.isBoolean();
                case TIMESTAMP -> Comparison.timestamp(value).isPresent();
                case PRESENT -> true;
            };
            return is == expected;
        }
    }

    /** {@code StringMatches}: a star matches any characters, an escaped one matches itself. */
    record StringMatches(PathQuery variable, String pattern) implements Condition {
        @Override
        public boolean holds(Scope scope, String field) {
            JsonNode value = value(variable, scope);
            return value.isString() && Wildcard.matches(pattern, value.stringValue());
        }
    }

    /** The value that a rule tests; without one the state fails. */
    static JsonNode value(PathQuery path, Scope scope) {
        JsonNode value = path.find(scope, "Variable");
        if (value == null) {
            throw QueryException.runtime("Invalid path '" + path.text()
                    + "': The choice state's condition path references an invalid value.");
        }
        return value;
    }
}
