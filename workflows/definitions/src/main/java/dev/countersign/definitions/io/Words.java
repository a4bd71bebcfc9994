package dev.countersign.definitions.io;

import dev.countersign.definitions.EmailLink;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.step.ApprovalStep.Answer;
import dev.countersign.definitions.step.ApproverPolicy.OwnRequest;
import dev.countersign.definitions.step.ApproverPolicy.SameApprover;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.ParallelStep.Join;
import dev.countersign.definitions.step.ParallelStep.SamePerson;
import dev.countersign.definitions.step.Quorum.Membership;
import dev.countersign.definitions.step.Revisions.GoesOn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The fixed words of the template language, with their meaning. */
final class Words {

    static final Map<String, Join> JOINS = of(Join.values());
    static final Map<String, Answer> ANSWERS = of(Answer.values());
    static final Map<String, SamePerson> SAME_PERSON = of(SamePerson.values());
    static final Map<String, Membership> MEMBERSHIPS = of(Membership.values());
    static final Map<String, GoesOn> GOES_ON = of(GoesOn.values());
    static final Map<String, Among.Role> ROLES = of(Among.Role.values());
    static final Map<String, OwnRequest> OWN_REQUESTS = of(OwnRequest.values());
    static final Map<String, SameApprover> SAME_APPROVERS = of(SameApprover.values());
    static final Map<String, EmailLink> EMAIL_LINKS =
            Map.of("decides", new EmailLink.Decides(), "sign-in", new EmailLink.SignIn());
    static final Map<String, FileKind> FILE_KINDS = of(FileKind.values());
    static final Map<String, Expiry.Last> EXPIRIES = of(Expiry.Last.values());

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
}
