package dev.countersign.approval.link;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the page of a link shows, in the reader's words.
 *
 * @param about number and template of the request, and the organisation
 * @param facts what is asked, by whom, why this person, and until when
 * @param texts the long answers of the form
 * @param note how the case stands where it is not theirs to decide, or what came of their answer
 * @param done what the last click did
 * @param refusal why the answer was not recorded
 * @param problem what is wrong with the comment
 * @param comment what was typed
 * @param open whether the buttons are shown
 * @param approvable whether approving is one of them; the same for the two that follow
 * @param undo the decision that can be taken back
 * @param passing the form that passes the case to somebody else
 * @param click names the next click, so that a repetition of it decides once
 * @param decidesAs the sentence that says who decides here
 * @param inProduct the path of the case in the product
 */
record LinkCase(
        String about,
        String title,
        List<Group> facts,
        List<Line> texts,
        Optional<Note> note,
        Optional<String> done,
        Optional<String> refusal,
        Optional<String> problem,
        String comment,
        boolean open,
        boolean approvable,
        boolean deniable,
        boolean changeable,
        Optional<UUID> undo,
        Passing passing,
        UUID click,
        String decidesAs,
        String inProduct,
        Labels labels) {

    record Line(String label, String words) {}

    /** @param title the heading of a section of the form; may be empty */
    record Group(String title, List<Line> lines) {
        Group {
            lines = List.copyOf(lines);
        }
    }

    /** @param tone {@code yes}, {@code no} or {@code wait} */
    record Note(String tone, String sentence) {}

    /** The fixed words of the page. */
    record Labels(
            String comment,
            String unsent,
            String discard,
            String approve,
            String requestChanges,
            String deny,
            String undo,
            String delegate,
            String delegateTo,
            String delegateHelp,
            String inProduct) {}

    /**
     * What was typed to pass the case to somebody else.
     *
     * @param to an email address
     * @param toProblem what is wrong with it, or must be known first
     * @param open whether the form is unfolded
     * @param sure the address of which the page has said that this person is away; empty for none
     */
    record Passing(String to, Optional<String> toProblem, boolean open, String sure) {

        static final Passing NONE = new Passing("", Optional.empty(), false);

        Passing(String to, Optional<String> toProblem, boolean open) {
            this(to, toProblem, open, "");
        }
    }

    /** What came of the last click, in sentences, with the comment that was typed. */
    record Attempt(
            String comment,
            Optional<String> done,
            Optional<String> refusal,
            Optional<String> problem,
            Passing passing) {

        /** Nothing was clicked yet; the comment can be sent. */
        static Attempt of(String comment) {
            return of(comment, Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Attempt of(String comment, Optional<String> done, Optional<String> refusal, Optional<String> problem) {
            return new Attempt(comment, done, refusal, problem, Passing.NONE);
        }

        static Attempt refused(String comment, String why) {
            return of(comment, Optional.empty(), Optional.of(why), Optional.empty());
        }

        /** The page has one form: the address that was typed to pass the case on stays when the answer is refused. */
        Attempt typed(String to) {
            return new Attempt(comment, done, refusal, problem, new Passing(to, Optional.empty(), !to.isBlank()));
        }
    }
}
