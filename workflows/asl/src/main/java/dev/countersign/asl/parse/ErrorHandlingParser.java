package dev.countersign.asl.parse;

import dev.countersign.asl.query.Jsonata;
import dev.countersign.asl.state.Catcher;
import dev.countersign.asl.state.ErrorNames;
import dev.countersign.asl.state.Retrier;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads {@code Retry} and {@code Catch}. */
final class ErrorHandlingParser {

    private static final Set<String> RETRIER = Set.of(
            "ErrorEquals",
            "IntervalSeconds",
            "MaxAttempts",
            "MaxDelaySeconds",
            "BackoffRate",
            "JitterStrategy",
            "Comment");

    private ErrorHandlingParser() {}

    static List<Retrier> retriers(Fields fields) {
        List<Retrier> retriers = new ArrayList<>();
        for (Fields retrier : fields.each("Retry")) {
            JsonNode maxDelay = retrier.raw("MaxDelaySeconds");
            retrier.allow(RETRIER);
            retrier.number("IntervalSeconds", 1, true);
            retrier.number("MaxAttempts", 0, true);
            retrier.number("MaxDelaySeconds", 1, true);
            retrier.number("BackoffRate", 1, false);
            retrier.oneOf("JitterStrategy", List.of("FULL", "NONE"));
            retriers.add(new Retrier(
                    errors(retrier),
                    retrier.raw("IntervalSeconds").asLong(1),
                    retrier.raw("BackoffRate").asDouble(2),
                    retrier.raw("MaxAttempts").asLong(3),
                    maxDelay.isNumber() ? OptionalLong.of(maxDelay.longValue()) : OptionalLong.empty(),
                    retrier.raw("JitterStrategy").asString("NONE").equals("FULL")));
        }
        return retriers;
    }

    static List<Catcher> catchers(Fields fields) {
        List<Catcher> catchers = new ArrayList<>();
        List<Fields> all = fields.each("Catch");
        for (int index = 0; index < all.size(); index++) {
            Fields catcher = all.get(index);
            catcher.require("Next");
            String next = catcher.text("Next");
            if (next != null) {
                catchers.add(catcher(catcher, "Catch[" + index + "]/", next));
            }
        }
        return catchers;
    }

    private static Catcher catcher(Fields fields, String within, String next) {
        return fields.language() instanceof Jsonata
                ? new Catcher.OfJsonata(
                        errors(fields), InputOutputParser.jsonata(fields, within, Set.of("errorOutput")), next)
                : new Catcher.OfJsonPath(
                        errors(fields), InputOutputParser.resultPath(fields), fields.template("Assign"), next);
    }

    private static ErrorNames errors(Fields fields) {

        List<String> names = new ArrayList<>();
        for (JsonNode name : fields.raw("ErrorEquals")) {
            names.add(name.asString(""));
        }
        return new ErrorNames(names);
    }
}
