package dev.countersign.api;

import dev.countersign.request.RequestEnd;
import dev.countersign.request.RequestStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Constants as documents have them: {@code in-progress}. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the clients of former releases know it: a cancelled request is a withdrawn one that says who cancelled it. */
    static String of(RequestStatus status) {
        return of((Enum<?>) (status == RequestStatus.CANCELLED ? RequestStatus.WITHDRAWN : status));
    }

    /** "The request has ended: cancelled by Elena Prado, 2026-11-30T06:20:58Z." An open one went on without what was wanted. */
    static String of(RequestEnd end) {
        if (end.status().isOpen()) {
            return "The request goes on without this decision.";
        }
        return "The request has ended: %s%s%s."
                .formatted(
                        of((Enum<?>) end.status()),
                        end.by().map(person -> " by " + person.name()).orElse(""),
                        end.at().map(at -> ", " + at).orElse(""));
    }

    /** Empty for an unknown word. */
    static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }
}
