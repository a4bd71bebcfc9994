package dev.countersign.template;

import dev.countersign.definitions.check.Problem;
import java.util.List;
import java.util.UUID;

/** The result of publishing a template. */
public sealed interface PublishResult {

    record Published(TemplateVersionId id, int version) implements PublishResult {}

    /**
     * Somebody else is asked to agree; with their agreement it is published.
     *
     * @param number of the request with which they are asked
     */
    record Asked(UUID request, String number) implements PublishResult {}

    /** Somebody is asked already whether another content of this template is to be published. */
    record AskedBefore(UUID request) implements PublishResult {}

    /** Somebody else must agree, and the request that asks them was not accepted: too many were submitted, or its template was changed. */
    record NotAsked() implements PublishResult {}

    /** Somebody else must agree, and nobody else may edit templates. */
    record NobodyElse() implements PublishResult {}

    /** The checks found errors; the problems may include warnings. */
    record Invalid(List<Problem> problems) implements PublishResult {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** The checks found no error, and something that may be a mistake. It is published only if the publisher insists. */
    record Warned(List<Problem> warnings) implements PublishResult {

        public Warned {
            warnings = List.copyOf(warnings);
        }
    }

    /** Test cases do not pass. It is published only if the publisher insists and the note says why. */
    record CasesFail(int failing) implements PublishResult {}

    /** Test cases do not pass, and the note does not say why it is published nevertheless. */
    record NoteMissing() implements PublishResult {}

    /**
     * AWS does not take what the template compiles to; nothing is published.
     *
     * @param reason in the words of AWS
     */
    record Refused(String reason) implements PublishResult {}

    /** In characters. Nothing is published. */
    record NoteTooLong(int length, int longest) implements PublishResult {}

    /** The draft was changed, discarded or published since it was read. */
    record Changed() implements PublishResult {}

    /** Another version was published since the draft was begun. It is published only if the publisher insists. */
    record Outdated(int newest) implements PublishResult {}

    /** The template has no such version. */
    record NotFound() implements PublishResult {}

    /** Only administrators and template editors publish. */
    record NotAllowed() implements PublishResult {}
}
