package dev.countersign.definitions.io;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.step.ApprovalStep.Answer;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.ParallelStep.Join;
import dev.countersign.definitions.step.ParallelStep.SamePerson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The fixed words of the template language, with their meaning. */
final class Words {

    static final Map<String, Join> JOINS = of(Join.values());
    static final Map<String, Answer> ANSWERS = of(Answer.values());
    static final Map<String, SamePerson> SAME_PERSON = of(SamePerson.values());
    static final Map<String, Among.Role> ROLES = of(Among.Role.values());
    static final Map<String, Expiry> EXPIRIES = expiries();

    private Words() {}

    private static <E extends Enum<E>> Map<String, E> of(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> words.put(word(value), value));
        return words;
    }

    /** {@code REQUEST_CHANGES} is written {@code request-changes}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Expiry> expiries() {
        Map<String, Expiry> words = new LinkedHashMap<>();
        words.put("end", new Expiry.Ends());
        words.put("approve", new Expiry.Approves());
        words.put("deny", new Expiry.Denies());
        return words;
    }
}
