package dev.countersign.api;

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

    /** Empty for an unknown word. */
    static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }
}
