package dev.countersign.administration.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationFilter.State;
import dev.countersign.administration.Trouble;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.request.ui.Links;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The filter of the list of all requests as query parameters. Invalid parameters are ignored. Days are those of the reader's zone. */
record OrganisationAddress(ZoneId zone) {

    static final String PAGE = "organisation/requests";

    private static final String AFTER = "after";

    OrganisationFilter read(QueryParameters given) {
        return new OrganisationFilter(
                given.getSingleParameter("state")
                        .map(OrganisationAddress::state)
                        .orElse(State.ATTENTION),
                given.getSingleParameter("text").orElse(""),
                given.getSingleParameter("by").flatMap(Links::uuid).map(PersonId::new),
                given.getSingleParameter("with").flatMap(Links::uuid).map(PersonId::new),
                given.getSingleParameter("template").filter(key -> !key.isBlank()),
                given.getSingleParameter("step").filter(key -> !key.isBlank()),
                given.getSingleParameter("from")
                        .flatMap(OrganisationAddress::day)
                        .map(this::begin),
                given.getSingleParameter("to").flatMap(OrganisationAddress::day).map(day -> begin(day.plusDays(1))),
                given.getSingleParameter("least").flatMap(OrganisationAddress::amount),
                given.getSingleParameter("most").flatMap(OrganisationAddress::amount),
                given.getSingleParameter("older")
                        .filter(days -> days.matches("[1-9][0-9]{0,4}"))
                        .map(Integer::valueOf),
                given.getSingleParameter("wrong").flatMap(OrganisationAddress::trouble));
    }

    static Optional<RequestId> after(QueryParameters given) {
        return given.getSingleParameter(AFTER).flatMap(Links::uuid).map(RequestId::new);
    }

    /** The address of the first part of the list. */
    String of(OrganisationFilter filter) {
        return write(PAGE, named(filter));
    }

    String of(OrganisationFilter filter, RequestId after) {
        Map<String, String> named = named(filter);
        named.put(AFTER, after.toString());
        return write(PAGE, named);
    }

    String file(OrganisationFilter filter) {
        return write(PAGE + ".csv", named(filter));
    }

    String query(OrganisationFilter filter) {
        return QueryParameters.simple(named(filter)).getQueryString();
    }

    QueryParameters parameters(OrganisationFilter filter) {
        return QueryParameters.simple(named(filter));
    }

    Optional<LocalDate> from(OrganisationFilter filter) {
        return filter.from().map(time -> time.atZone(zone).toLocalDate());
    }

    Optional<LocalDate> to(OrganisationFilter filter) {
        return filter.until().map(time -> time.atZone(zone).toLocalDate().minusDays(1));
    }

    Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Map<String, String> named(OrganisationFilter filter) {
        Map<String, String> named = new LinkedHashMap<>();
        if (filter.state() != State.ATTENTION) {
            named.put("state", word(filter.state()));
        }
        if (!filter.text().isBlank()) {
            named.put("text", filter.text());
        }
        filter.requester().ifPresent(id -> named.put("by", id.toString()));
        filter.asked().ifPresent(id -> named.put("with", id.toString()));
        filter.template().ifPresent(key -> named.put("template", key));
        filter.step().ifPresent(key -> named.put("step", key));
        from(filter).ifPresent(day -> named.put("from", day.toString()));
        to(filter).ifPresent(day -> named.put("to", day.toString()));
        filter.least().ifPresent(amount -> named.put("least", amount.toPlainString()));
        filter.most().ifPresent(amount -> named.put("most", amount.toPlainString()));
        filter.olderThan().ifPresent(days -> named.put("older", days.toString()));
        filter.trouble().ifPresent(kind -> named.put("wrong", word(kind)));
        return named;
    }

    private static String write(String path, Map<String, String> named) {
        String query = QueryParameters.simple(named).getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> word(state).equals(word))
                .findFirst()
                .orElse(State.ATTENTION);
    }

    private static Optional<Trouble.Kind> trouble(String word) {
        return Arrays.stream(Trouble.Kind.values())
                .filter(kind -> word(kind).equals(word))
                .findFirst();
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= 1970 && day.getYear() < 9999 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /** Of a length that no computation with it can take long. */
    private static Optional<BigDecimal> amount(String text) {
        return text.matches("\\d{1,15}(\\.\\d{1,4})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
