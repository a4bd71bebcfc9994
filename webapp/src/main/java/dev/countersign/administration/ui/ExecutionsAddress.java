package dev.countersign.administration.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationFilter.State;
import dev.countersign.request.RequestId;
import dev.countersign.request.ui.Links;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The filter of the list of executions as query parameters. Invalid parameters are ignored. */
final class ExecutionsAddress {

    static final String PAGE = "organisation/executions";

    /** By which the list can be filtered: that of the request says how its execution stands. */
    static final List<State> STATES = List.of(
            State.ALL,
            State.OPEN,
            State.FAILED,
            State.APPROVED,
            State.DENIED,
            State.WITHDRAWN,
            State.CANCELLED,
            State.EXPIRED);

    private static final String AFTER = "after";

    private ExecutionsAddress() {}

    static String of(RequestId request) {
        return PAGE + "/" + request;
    }

    static OrganisationFilter read(QueryParameters given) {
        return OrganisationFilter.of(given.getSingleParameter("state")
                        .flatMap(ExecutionsAddress::state)
                        .orElse(State.ALL))
                .with(given.getSingleParameter("text").orElse(""))
                .ofTemplate(given.getSingleParameter("template").filter(key -> !key.isBlank()));
    }

    static Optional<RequestId> after(QueryParameters given) {
        return given.getSingleParameter(AFTER).flatMap(Links::uuid).map(RequestId::new);
    }

    /** The address of the first part of the list. */
    static String of(OrganisationFilter filter) {
        return write(named(filter));
    }

    static String of(OrganisationFilter filter, RequestId after) {
        Map<String, String> named = named(filter);
        named.put(AFTER, after.toString());
        return write(named);
    }

    static QueryParameters parameters(OrganisationFilter filter) {
        return QueryParameters.simple(named(filter));
    }

    private static Map<String, String> named(OrganisationFilter filter) {
        Map<String, String> named = new LinkedHashMap<>();
        if (filter.state() != State.ALL) {
            named.put("state", word(filter.state()));
        }
        if (!filter.text().isBlank()) {
            named.put("text", filter.text());
        }
        filter.template().ifPresent(key -> named.put("template", key));
        return named;
    }

    private static String write(Map<String, String> named) {
        String query = QueryParameters.simple(named).getQueryString();
        return query.isEmpty() ? PAGE : PAGE + "?" + query;
    }

    private static Optional<State> state(String word) {
        return STATES.stream().filter(state -> word(state).equals(word)).findFirst();
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
