package dev.countersign.insight.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.insight.InsightFilter;
import dev.countersign.insight.InsightFilter.Scope;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The filter of the figures as query parameters. Invalid parameters are ignored. */
final class InsightAddress {

    static final String PAGE = "insight";

    private InsightAddress() {}

    static InsightFilter read(QueryParameters given) {
        return new InsightFilter(
                given.getSingleParameter("of")
                        .filter(word(Scope.TEAM)::equals)
                        .map(_ -> Scope.TEAM)
                        .orElse(Scope.ORGANISATION),
                given.getSingleParameter("months").map(InsightAddress::number).orElse(0),
                given.getSingleParameter("template"),
                given.getSingleParameter("group"));
    }

    static String of(InsightFilter filter) {
        return write(PAGE, filter);
    }

    static String file(InsightFilter filter) {
        return write(PAGE + ".csv", filter);
    }

    static QueryParameters parameters(InsightFilter filter) {
        Map<String, String> named = new LinkedHashMap<>();
        if (filter.scope() != InsightFilter.YEAR.scope()) {
            named.put("of", word(filter.scope()));
        }
        if (filter.months() != InsightFilter.YEAR.months()) {
            named.put("months", Integer.toString(filter.months()));
        }
        filter.template().ifPresent(key -> named.put("template", key));
        filter.group().ifPresent(key -> named.put("group", key));
        return QueryParameters.simple(named);
    }

    /** The same months without any other filter. */
    static InsightFilter everything(InsightFilter filter) {
        return new InsightFilter(filter.scope(), filter.months(), Optional.empty(), Optional.empty());
    }

    private static String write(String path, InsightFilter filter) {
        String query = parameters(filter).getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static int number(String text) {
        return text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
    }

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
