package dev.countersign.administration.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.audit.AuditFilter;
import dev.countersign.people.PersonId;
import dev.countersign.request.ui.Links;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The filter of the audit log as query parameters. Invalid parameters are ignored. Days are those of the reader's zone. */
record AuditAddress(ZoneId zone) {

    static final String PAGE = "organisation/audit";

    private static final String PERSON = "person";
    private static final String REQUEST = "request";
    private static final String KIND = "kind";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String BEFORE = "before";

    /** The whole story of a person. */
    static String ofPerson(PersonId person) {
        return PAGE + "?" + PERSON + "=" + person;
    }

    /** The whole story of a request. */
    static String ofRequest(Object request) {
        return PAGE + "?" + REQUEST + "=" + request;
    }

    AuditFilter read(QueryParameters given) {
        return new AuditFilter(
                given.getSingleParameter(PERSON).flatMap(Links::uuid).map(PersonId::new),
                given.getSingleParameter(REQUEST).flatMap(Links::uuid),
                given.getSingleParameter(KIND).filter(kind -> kind.matches("[a-z-]{1,40}\\.[a-z-]{1,40}")),
                given.getSingleParameter(FROM).flatMap(AuditAddress::day).map(this::begin),
                given.getSingleParameter(TO).flatMap(AuditAddress::day).map(day -> begin(day.plusDays(1))));
    }

    static Optional<Long> before(QueryParameters given) {
        return given.getSingleParameter(BEFORE)
                .filter(number -> number.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    String of(AuditFilter filter) {
        return write(PAGE, named(filter));
    }

    String of(AuditFilter filter, long before) {
        Map<String, String> named = named(filter);
        named.put(BEFORE, Long.toString(before));
        return write(PAGE, named);
    }

    /** @param format {@code jsonl} or {@code csv} */
    String file(AuditFilter filter, String format) {
        return write(PAGE + "." + format + ".zip", named(filter));
    }

    Map<String, String> named(AuditFilter filter) {
        Map<String, String> named = new LinkedHashMap<>();
        filter.person().ifPresent(id -> named.put(PERSON, id.toString()));
        filter.request().ifPresent(id -> named.put(REQUEST, id.toString()));
        filter.kind().ifPresent(kind -> named.put(KIND, kind));
        from(filter).ifPresent(day -> named.put(FROM, day.toString()));
        to(filter).ifPresent(day -> named.put(TO, day.toString()));
        return named;
    }

    Optional<LocalDate> from(AuditFilter filter) {
        return filter.from().map(time -> time.atZone(zone).toLocalDate());
    }

    Optional<LocalDate> to(AuditFilter filter) {
        return filter.until().map(time -> time.atZone(zone).toLocalDate().minusDays(1));
    }

    Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static String write(String path, Map<String, String> named) {
        return named.isEmpty()
                ? path
                : path + "?" + QueryParameters.simple(named).getQueryString();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= 1970 && day.getYear() < 9999 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
